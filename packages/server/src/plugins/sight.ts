/** What of a run somebody sees: everybody's pay, that of the people below them, or their own. */

import type { FastifyRequest } from "fastify";
import { seesAll } from "../policy.js";
import { notFound } from "../refused.js";
import type { Run } from "../schemas/runs.js";
import type { Services } from "../services.js";
import type { Sight } from "../stores/run-store.js";
import { membershipOf } from "./access.js";

export interface SeenRun {
  readonly run: Run;
  readonly sight: Sight;
}

/** A run that is not published is not there for whoever sees only some people. */
export async function seenRun(
  request: FastifyRequest,
  { runs }: Services,
  workspace: string,
  id: string,
): Promise<SeenRun> {
  const run = await runs.get(workspace, id);
  const { roles, payee } = membershipOf(request, workspace);
  if (roles.some((role) => seesAll.has(role))) return { run, sight: { kind: "all" } };
  if (run.published === null) throw notFound("run");
  const own = payee === null ? [] : [payee];
  const below = roles.includes("manager") && payee !== null ? await runs.below(id, payee) : [];
  return { run: shownTo(run), sight: { kind: "payees", payees: [...own, ...below] } };
}

/** What everybody gets in all is nobody else's business. */
export function shownTo(run: Run): Run {
  return { ...run, totals: [], payeeCount: null, faultCount: null };
}

export function seesWhole(request: FastifyRequest, workspace: string): boolean {
  return membershipOf(request, workspace).roles.some((role) => seesAll.has(role));
}

export async function seenPayee(
  request: FastifyRequest,
  services: Services,
  address: { readonly workspace: string; readonly run: string; readonly payee: string },
): Promise<SeenRun> {
  const seen = await seenRun(request, services, address.workspace, address.run);
  if (seen.sight.kind === "payees" && !seen.sight.payees.includes(address.payee)) throw notFound("payee");
  return seen;
}
