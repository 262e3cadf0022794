/** What a calculating thread runs: one task at a time, by name. */

import { Refusal } from "@attain/cli";
import { listPdf } from "../export/list-pdf.js";
import { compileTask, evaluateTask, formatTask, proveTask, testTask } from "./language-tasks.js";
import { explainPay, payRun } from "./pay.js";
import { rulesShown } from "./rules-shown.js";
import { sourceRow } from "./source-row.js";
import { checkTable, sheetToCsv, tableRows } from "./table-tasks.js";
import { TaskRefusal } from "./task-refusal.js";
import type { RefusedTask, TaskName, Tasks } from "./tasks.js";
import { compareTask, sweepTask } from "./what-if.js";

type Handlers = { readonly [Name in TaskName]: (ask: Tasks[Name]["ask"]) => unknown };

const handlers: Handlers = {
  compile: compileTask,
  format: formatTask,
  test: testTask,
  prove: proveTask,
  evaluate: evaluateTask,
  run: ({ progress, ...inputs }) => payRun(inputs, (share) => progress.postMessage(share)),
  explain: explainPay,
  rules: rulesShown,
  sweep: sweepTask,
  compare: compareTask,
  checkTable,
  sourceRow,
  sheetToCsv,
  tableRows,
  listPdf,
};

export interface Asked<Name extends TaskName = TaskName> {
  readonly name: Name;
  readonly ask: Tasks[Name]["ask"];
}

/** Answers, or says why not; a mistake of our own is thrown. */
export async function work<Name extends TaskName>({
  name,
  ask,
}: Asked<Name>): Promise<{ readonly answer: unknown } | RefusedTask> {
  try {
    return { answer: await handlers[name](ask) };
  } catch (error) {
    if (error instanceof TaskRefusal) return { refused: refusedOf(error.code, error) };
    if (error instanceof Refusal) return { refused: refusedOf("cannot-run", error) };
    throw error;
  }
}

function refusedOf(code: string, { message, help }: { message: string; help?: string | undefined }) {
  return { code, message, ...(help !== undefined && { help }) };
}
