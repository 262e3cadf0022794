/** Finds rows of a decision that decide nothing: others take all that they would. */

import type { Fix } from "../../diagnostics/diagnostic.js";
import type { Analysing } from "../analysing.js";
import { sweep } from "../boxes/sweep.js";
import type { Decision, DecisionRow } from "./decision.js";
import { reachableInput, witnessOf } from "./witness-of.js";

export function rowsAreTaken(decision: Decision, analysing: Analysing): void {
  const empty = decision.rows.filter(({ boxes }) => boxes.length === 0);
  for (const row of empty) reportNever(row, decision, analysing);
  switch (decision.hit) {
    case "first":
      reportShadowed(decision, analysing);
      return;
    case "sum":
    case "max":
    case "min":
      reportRepeated(decision, analysing);
      return;
    case "unique":
      // Two rows that take the same are an error already.
      return;
  }
}

function reportNever(row: DecisionRow, decision: Decision, analysing: Analysing): void {
  analysing.report(
    "never-true",
    row.cells,
    decision.kind === "table" ? "Nothing that can come fits this row" : "This condition is never true",
    {
      help: "Mend the row, or leave it out",
      fixes: [withoutRow(row, decision, analysing)],
    },
  );
}

/** A row that is never the first one to match. */
function reportShadowed(decision: Decision, analysing: Analysing): void {
  const { rows, axes } = decision;
  const owners: number[] = [];
  const boxes = rows.flatMap((row, index) => {
    for (const _ of row.boxes) owners.push(index);
    return row.boxes;
  });
  const taken = new Set<number>();
  const before = new Map<number, Set<number>>();
  const isWhole = sweep(axes, boxes, ({ rows: matching }) => {
    for (const owner of new Set(matching.map((place) => owners[place] ?? -1))) {
      taken.add(owner);
      // A row that is not sure to match lets the ones behind it have their chance.
      if (rows[owner]?.isSure) break;
    }
    const [first] = matching.map((place) => owners[place] ?? -1).filter((owner) => rows[owner]?.isSure);
    if (first === undefined) return undefined;
    for (const place of matching) {
      const owner = owners[place] ?? -1;
      if (owner <= first) continue;
      const others = before.get(owner);
      if (others) others.add(first);
      else before.set(owner, new Set([first]));
    }
    return undefined;
  });
  if (!isWhole) return;
  rows.forEach((row, index) => {
    if (taken.has(index) || row.boxes.length === 0) return;
    const others = [...(before.get(index) ?? [])].flatMap((other) => rows[other] ?? []);
    const [only] = others;
    const box = row.boxes[0] ?? [];
    const input = reachableInput(box, decision, analysing);
    analysing.report(
      "shadowed-row",
      row.cells,
      others.length === 1
        ? "A row above takes everything that this one would"
        : `The rows above take everything that this one would`,
      {
        help: "Put the row above the others, or leave it out",
        related: (others.length > 1 ? others.slice(0, 3) : only ? [only] : []).map(({ cells }) => ({
          span: cells,
          message: "This row comes first",
        })),
        fixes: [withoutRow(row, decision, analysing)],
        ...(input && { witness: witnessOf(input, decision, analysing) }),
      },
    );
  });
}

/** Rows with the same cells: of a sum both count, of the greatest or least one is needless. */
function reportRepeated(decision: Decision, analysing: Analysing): void {
  const seen = new Map<string, DecisionRow>();
  for (const row of decision.rows) {
    if (row.boxes.length === 0 || !row.isSure) continue;
    const key = JSON.stringify(row.boxes);
    const earlier = seen.get(key);
    if (earlier === undefined) {
      seen.set(key, row);
      continue;
    }
    const input = reachableInput(row.boxes[0] ?? [], decision, analysing);
    analysing.report(
      "duplicate-row",
      row.cells,
      decision.hit === "sum"
        ? "Another row takes the same, so that both count"
        : "Another row takes the same, so that one of them decides nothing",
      {
        help: "Keep one of the two rows",
        related: [{ span: earlier.cells, message: "The other row" }],
        fixes: [withoutRow(row, decision, analysing)],
        ...(input && { witness: witnessOf(input, decision, analysing) }),
      },
    );
  }
}

function withoutRow({ span }: DecisionRow, decision: Decision, { textOf }: Analysing): Fix {
  // The white space before it goes along, so that no empty line stays.
  const before = textOf({ start: decision.span.start, end: span.start });
  const lead = before.length - before.trimEnd().length;
  return {
    title: "Leave the row out",
    edits: [{ span: { start: span.start - lead, end: span.end }, text: "" }],
  };
}
