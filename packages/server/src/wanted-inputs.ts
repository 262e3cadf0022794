/** What somebody names (a plan, a version, rows, a period) as what a calculation reads. */

import type { Inputs } from "./calculate/tasks.js";
import type { DataChoice, PlanChoice, RunOptions } from "./schemas/runs.js";
import type { PlanOrText } from "./schemas/what-if.js";
import type { Services } from "./services.js";
import type { PlanText } from "./stores/plan-store.js";

export const usualOptions: RunOptions = {
  continue: false,
  empty: [],
  evaluator: "compiled",
  deals: true,
  ledger: "closed",
};

export async function planTextOf(
  { plans }: Services,
  workspace: string,
  choice: PlanChoice,
): Promise<PlanText> {
  const { plan, version } = choice;
  const found =
    version === undefined
      ? (await plans.get(workspace, plan)).draft
      : await plans.version(workspace, plan, version);
  return { text: found.text, files: found.files };
}

export async function inputsOf(
  services: Services,
  asked: {
    readonly workspace: string;
    readonly plan: PlanOrText;
    readonly data: DataChoice;
    readonly period: string;
    readonly options?: RunOptions;
  },
): Promise<Inputs> {
  const { workspace, plan, data, period, options = usualOptions } = asked;
  const text =
    "text" in plan
      ? { text: plan.text, files: plan.files ?? [] }
      : await planTextOf(services, workspace, plan);
  const revision = await services.data.revision(workspace, data.dataSet, data.revision);
  const directory = await services.files.directory(workspace, revision);
  return { plan: text, directory, period, options };
}

/** What a run was calculated from. */
export async function inputsOfRun(services: Services, workspace: string, id: string): Promise<Inputs> {
  const run = await services.runs.get(workspace, id);
  const text = await services.runs.textOf(workspace, run.planHash);
  return inputsAsked(services, { workspace, ...run, text });
}

/** Rows and ledger as files. */
export async function inputsAsked(
  { data, files }: Pick<Services, "data" | "files">,
  asked: {
    readonly workspace: string;
    readonly plan: string;
    readonly text: PlanText;
    readonly dataSet: string;
    readonly revision: number;
    readonly period: string;
    readonly options: RunOptions;
    readonly ledgerHash: string | null;
  },
): Promise<Inputs> {
  const { workspace, plan, text, period, options, ledgerHash } = asked;
  const revision = await data.revision(workspace, asked.dataSet, asked.revision);
  const directory = await files.directory(workspace, revision);
  const inputs = { plan: text, directory, period, options };
  return ledgerHash === null
    ? inputs
    : { ...inputs, ledger: await files.ledger(workspace, plan, ledgerHash) };
}
