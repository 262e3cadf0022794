/** Pages that need a plan open the sample company where nothing is open yet. */

import { useEffect } from "react";
import { loadTemplate } from "./gallery.js";
import { listPlans, openServerPlan } from "./server/plans.js";
import { hasRole, knownStanding, planReaders } from "./server/session.js";
import { textsNow } from "./settings.js";
import { say } from "./shell/toast.js";
import { type OpenedPlan, openPlan, workbench } from "./workbench.js";

export const sampleCompany = "software-seller";

let isOpening = false;

/** The workspace's first plan for whoever may read plans, else the sample company. */
export async function openUsual(): Promise<void> {
  if (isOpening || workbench.get().uri !== "") return;
  isOpening = true;
  try {
    if (!(await openOwn())) await tryOpening(() => loadTemplate(sampleCompany));
  } finally {
    isOpening = false;
  }
}

/** Whether there was a plan of the workspace to open. */
export async function openOwn(): Promise<boolean> {
  const now = await knownStanding();
  const { workspace } = now;
  if (workspace === undefined || !hasRole(now, ...planReaders)) return false;
  try {
    const [plan] = await listPlans(workspace.workspace);
    if (plan === undefined) return false;
    await openServerPlan(workspace.workspace, plan.id);
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

export async function tryOpening(load: () => Promise<OpenedPlan>): Promise<void> {
  try {
    await openPlan(await load());
  } catch (error) {
    complain(error);
  }
}

function complain(error: unknown): void {
  say(`${textsNow().failed}: ${error instanceof Error ? error.message : String(error)}`);
}

export function useSomethingOpen(): void {
  useEffect(() => void openUsual(), []);
}
