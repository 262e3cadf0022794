/** Points out neighbouring rows with one value that could be a single row. */

import type { Analysing } from "../analysing.js";
import { type AtomSet, united } from "../boxes/axis.js";
import type { Box } from "../boxes/sweep.js";
import { expressionKey } from "../expression-key.js";
import type { Decision, DecisionRow } from "./decision.js";
import { rowsText } from "./rows-text.js";

export function rowsSayOneThing(decision: Decision, analysing: Analysing): void {
  if (decision.kind !== "table" || decision.hit === "sum") return;
  decision.rows.forEach((row, index) => {
    const before = decision.rows[index - 1];
    const box = before && merged(before, row, analysing);
    if (before === undefined || box === undefined) return;
    const value = analysing.textOf(row.value.span);
    const text = rowsText([box], decision, analysing, value);
    if (text === undefined) return;
    analysing.report("mergeable-rows", row.cells, "This row and the one above could be one", {
      help: "One row says the same and is found at once",
      related: [{ span: before.cells, message: "The row above" }],
      fixes: [
        {
          title: "Make one row of the two",
          edits: [{ span: { start: before.span.start, end: row.span.end }, text: text.trim() }],
        },
      ],
    });
  });
}

/** The box of both, when they differ in one column at most and have one value. */
function merged(a: DecisionRow, b: DecisionRow, { plan }: Analysing): Box | undefined {
  const [one, other] = [a.boxes[0], b.boxes[0]];
  if (one === undefined || other === undefined || one.length === 0) return undefined;
  if (expressionKey(a.value, plan) !== expressionKey(b.value, plan)) return undefined;
  const differing = one.flatMap((set, index) => (isSame(set, other[index] ?? []) ? [] : [index]));
  const [column, ...others] = differing;
  if (column === undefined || others.length > 0) return undefined;
  return one.map((set, index) => (index === column ? united([...set, ...(other[index] ?? [])]) : set));
}

function isSame(a: AtomSet, b: AtomSet): boolean {
  return a.length === b.length && a.every(([first, last], at) => first === b[at]?.[0] && last === b[at]?.[1]);
}
