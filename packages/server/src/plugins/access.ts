/** Who asks, and whether they may: every route names an action of the policy, or the server does not start. */

import type {} from "@fastify/cookie";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Action, policy, type Rule } from "../policy.js";
import { notFound, RefusedError } from "../refused.js";
import type { Membership } from "../schemas/people.js";
import type { Asker, PeopleStore, User } from "../stores/people-store.js";

declare module "fastify" {
  interface FastifyContextConfig {
    action?: Action;
    /** The workspace is named in the body and not in the path. */
    workspaceInBody?: true;
  }
  interface FastifyRequest {
    asker: Asker | null;
  }
}

export const cookieName = "attain_session";

/** A route and what of the policy it names. */
export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly action: Action;
}

/** Answers the routes, which are added as they come. */
export function addAccess(
  app: FastifyInstance,
  people: PeopleStore,
  publicUrl: string,
): readonly GuardedRoute[] {
  const routes: GuardedRoute[] = [];
  app.decorateRequest("asker", null);
  const ownOrigin = new URL(publicUrl).origin;

  app.addHook("onRoute", ({ url, config, method }) => {
    const isOurs = url.startsWith("/v1") || config?.action !== undefined;
    if (isOurs && config?.action === undefined) throw new Error(`${String(method)} ${url} names no action`);
    if (config?.action === undefined) return;
    for (const each of [method].flat())
      if (each !== "HEAD") routes.push({ method: each, url, action: config.action });
  });

  // After the limit of requests, so that whoever guesses at keys meets it, and before a body is read.
  app.addHook("preParsing", async (request) => {
    const { action, workspaceInBody } = request.routeOptions.config;
    if (action === undefined) return;
    const rule: Rule = policy[action];
    request.asker = (await askerOf(request, people)) ?? null;
    if (rule.who === "anybody") return;
    const asker = requireAsker(request);
    refuseOtherSites(request, asker, ownOrigin);
    const isFree = rule.who === "signed-in" && rule.evenBeforeChange === true;
    if (asker.user.mustChange && !isFree) {
      throw new RefusedError(403, "password-must-change", "The one-time password must be changed first");
    }
    if (rule.who === "member" && workspaceInBody) return;
    allow(rule, asker, workspaceIn(request.params));
  });

  app.addHook("preHandler", async (request) => {
    const { action, workspaceInBody } = request.routeOptions.config;
    if (action === undefined || !workspaceInBody) return;
    allow(policy[action], requireAsker(request), workspaceIn(request.body));
  });
  return routes;
}

function allow(rule: Rule, { user, memberships }: Asker, workspace: string | undefined): void {
  switch (rule.who) {
    case "anybody":
    case "signed-in":
      return;
    case "operator":
      if (!user.isOperator) throw forbidden();
      return;
    case "somewhere":
      if (!memberships.some(({ roles }) => roles.some((role) => rule.roles.includes(role))))
        throw forbidden();
      return;
    case "member": {
      const membership = memberships.find((each) => each.workspace === workspace);
      // Whoever is not in a workspace does not learn that there is one.
      if (membership === undefined) throw notFound("workspace");
      if (!membership.roles.some((role) => rule.roles.includes(role))) throw forbidden();
    }
  }
}

function forbidden(): RefusedError {
  return new RefusedError(
    403,
    "not-your-role",
    "Your role does not allow this",
    "Ask an admin of the workspace",
  );
}

async function askerOf(request: FastifyRequest, people: PeopleStore): Promise<Asker | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const secret = /^Bearer (attain_[\w-]{20,100})$/.exec(authorization)?.[1];
    return secret === undefined ? undefined : people.byApiKey(secret);
  }
  const token = request.cookies[cookieName];
  return token === undefined ? undefined : people.byCookie(token);
}

/** A browser sends the cookie along with what other sites ask for; the token it does not know. */
function refuseOtherSites(request: FastifyRequest, { csrf }: Asker, ownOrigin: string): void {
  if (csrf === undefined || request.method === "GET" || request.method === "HEAD") return;
  const { origin, host } = request.headers;
  const isOwn = origin === undefined || [host, new URL(ownOrigin).host].includes(hostOf(origin));
  if (isOwn && request.headers["x-csrf-token"] === csrf) return;
  throw new RefusedError(
    403,
    "csrf",
    "The request does not show that it comes from the studio",
    "Send the csrfToken of GET /v1/session as the header x-csrf-token",
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function workspaceIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("workspace" in value)) return undefined;
  return typeof value.workspace === "string" ? value.workspace : undefined;
}

export function requireAsker(request: FastifyRequest): Asker {
  if (request.asker !== null) return request.asker;
  throw new RefusedError(
    401,
    "not-signed-in",
    "Nobody is signed in",
    "Sign in with POST /v1/session, or send an API key",
  );
}

/** An API key that somebody has found makes no further keys, which would outlive it. */
export function requirePerson(request: FastifyRequest): User {
  const { user, csrf } = requireAsker(request);
  if (csrf !== undefined) return user;
  throw new RefusedError(403, "not-by-key", "An API key does not do this", "Sign in with POST /v1/session");
}

export function userOf(request: FastifyRequest): User {
  return requireAsker(request).user;
}

export function membershipOf(request: FastifyRequest, workspace: string): Membership {
  const found = requireAsker(request).memberships.find((each) => each.workspace === workspace);
  if (found === undefined) throw notFound("workspace");
  return found;
}
