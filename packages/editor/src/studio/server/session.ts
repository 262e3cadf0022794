/** Who is signed in, and in which workspace they work. */

import type { schemas } from "@attain/server";
import { createStore, useStore } from "../store.js";
import { ask, Refusal, sendWith } from "./ask.js";

export type Session = schemas.Session;
export type Role = schemas.Role;

export interface Standing {
  /** `asking` until the server has answered; `none` where no server is. */
  readonly state: "asking" | "none" | "signed-out" | "signed-in";
  readonly session: Session | undefined;
  readonly workspace: schemas.Membership | undefined;
}

export const standing = createStore<Standing>({ state: "asking", session: undefined, workspace: undefined });

export function useStanding(): Standing {
  return useStore(standing);
}

/** Roles that read the workspace's plans and rows. */
export const planReaders = ["author", "approver", "finance", "auditor", "admin"] as const;

let found: Promise<void> | undefined;

/** The server is asked once, whoever wants to know first. */
export async function knownStanding(): Promise<Standing> {
  found ??= findSession();
  await found;
  return standing.get();
}

async function findSession(): Promise<void> {
  try {
    enter(await ask<Session>("GET", "/v1/session"));
  } catch (error) {
    const isThere = error instanceof Refusal && error.code !== "no-server";
    standing.set({ state: isThere ? "signed-out" : "none", session: undefined, workspace: undefined });
  }
}

export async function signIn(email: string, password: string): Promise<Session> {
  const session = await ask<Session>("POST", "/v1/session", { email, password });
  enter(session);
  return session;
}

export async function changePassword(current: string, next: string): Promise<void> {
  await ask("POST", "/v1/session/password", { current, next });
  found = undefined;
  await knownStanding();
}

export async function signOut(): Promise<void> {
  await ask("DELETE", "/v1/session");
  sendWith(null);
  standing.set({ state: "signed-out", session: undefined, workspace: undefined });
}

export function chooseWorkspace(id: string): void {
  const { session } = standing.get();
  standing.set({ workspace: session?.workspaces.find(({ workspace }) => workspace === id) });
}

export function hasRole({ workspace }: Standing, ...roles: readonly Role[]): boolean {
  return workspace?.roles.some((role) => roles.includes(role)) ?? false;
}

function enter(session: Session): void {
  sendWith(session.csrfToken);
  const before = standing.get().workspace?.workspace;
  const workspace = session.workspaces.find((each) => each.workspace === before) ?? session.workspaces[0];
  standing.set({ state: "signed-in", session, workspace });
}
