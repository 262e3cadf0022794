/** Refuses what only an approved version of a plan may lead to. */

import { RefusedError } from "../refused.js";
import type { Run } from "../schemas/runs.js";
import type { Handle } from "./database.js";

export async function requireApproved(
  handle: Handle,
  { plan, version }: Pick<Run, "plan" | "version">,
  message: string,
): Promise<void> {
  const row = await handle
    .selectFrom("plan_versions")
    .innerJoin("decisions", "decisions.version_id", "plan_versions.id")
    .select("decision")
    .where("plan_id", "=", plan)
    .where("number", "=", version ?? -1)
    .executeTakeFirst();
  if (row?.decision === "approved") return;
  throw new RefusedError(
    409,
    "not-approved",
    message,
    "Have the version approved, and run it again if this was a trial",
  );
}
