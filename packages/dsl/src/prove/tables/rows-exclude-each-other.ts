/** Finds two rows of a `unique` decision that take one input: a run that meets it stops. */

import type { Fix } from "../../diagnostics/diagnostic.js";
import type { Analysing } from "../analysing.js";
import { sweep } from "../boxes/sweep.js";
import type { Decision, DecisionRow } from "./decision.js";
import { reachableInput, witnessOf } from "./witness-of.js";

const mostPairs = 5;

export function rowsExcludeEachOther(decision: Decision, analysing: Analysing): void {
  if (decision.hit !== "unique") return;
  const owners: number[] = [];
  const boxes = decision.rows.flatMap((row, index) => {
    if (!row.isSure) return [];
    for (const _ of row.boxes) owners.push(index);
    return row.boxes;
  });
  const told = new Set<string>();
  sweep(decision.axes, boxes, ({ box, rows }) => {
    const [first, second] = [...new Set(rows.map((row) => owners[row] ?? -1))];
    const key = `${first} ${second}`;
    const [one, other] = [decision.rows[first ?? -1], decision.rows[second ?? -1]];
    if (one === undefined || other === undefined || told.has(key)) return undefined;
    const input = reachableInput(box, decision, analysing);
    if (input === undefined) return undefined;
    told.add(key);
    const witness = witnessOf(input, decision, analysing);
    const fix = meetingFix(one, other, analysing);
    analysing.report(
      "rows-overlap",
      other.cells,
      `Two rows of ${decision.kind === "table" ? decision.title : "this choice"} take ${witness.text || "the same"}, and \`unique\` allows one`,
      {
        help: "Let the rows exclude each other, or write `first` for the one that stands first",
        related: [{ span: one.cells, message: "The other row" }],
        witness,
        ...(fix && { fixes: [fix] }),
      },
    );
    return told.size === mostPairs ? "stop" : undefined;
  });
}

/** `through 100` and then `from 100`: only one of them can include it. */
function meetingFix(one: DecisionRow, other: DecisionRow, { textOf }: Analysing): Fix | undefined {
  const ends = /\bthrough\s+(.+)$/.exec(textOf(one.cells).trim());
  const begins = /^from\s+(.+?)(?=\s+(?:below|through)\b|$)/.exec(textOf(other.cells).trim());
  const isMeeting = ends?.[1] !== undefined && ends[1].trim() === begins?.[1]?.trim();
  if (!isMeeting || textOf(one.cells).includes(",") || textOf(other.cells).includes(",")) return undefined;
  const start = one.cells.start + textOf(one.cells).lastIndexOf("through");
  return {
    title: `Write \`below ${ends[1]}\` in the other row`,
    edits: [{ span: { start, end: start + "through".length }, text: "below" }],
  };
}
