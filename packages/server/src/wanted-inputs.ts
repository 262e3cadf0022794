/** What somebody names (a plan, a version, rows, a period) as what a calculation reads. */

import type { Inputs } from "./calculate/tasks.js";
import type { DataChoice, PlanChoice, RunOptions } from "./schemas/runs.js";
import type { PlanOrText } from "./schemas/what-if.js";
import type { Services } from "./services.js";
import type { PlanText } from "./stores/plan-store.js";

export const usualOptions: RunOptions = { continue: false, empty: [], evaluator: "compiled" };

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
  const revision = await services.data.revision(workspace, run.dataSet, run.revision);
  const directory = await services.files.directory(workspace, revision);
  const plan = await services.runs.textOf(workspace, run.planHash);
  return { plan, directory, period: run.period, options: run.options };
}
