/**
 * Finds what no row of a decision takes. Where every value comes from a declared list the plan cannot be
 * right; between two ranges it is only likely that the author left something out by mistake.
 */

import { exact } from "@attain/engine";
import type { Fix } from "../../diagnostics/diagnostic.js";
import type { Analysing } from "../analysing.js";
import { type AtomSet, isEverything, type NumberAxis, united } from "../boxes/axis.js";
import { type Box, sweep } from "../boxes/sweep.js";
import type { Decision, DecisionColumn } from "./decision.js";
import { rowsText } from "./rows-text.js";
import { reachableInput, witnessOf } from "./witness-of.js";

/** More regions than these are found by mending the first ones. */
const mostRegions = 8;

export function rowsAreComplete(decision: Decision, analysing: Analysing): void {
  if (decision.hasOtherwise || decision.rows.some(({ isSure }) => !isSure)) return;
  const boxes = decision.rows.flatMap((row) => row.boxes);
  const gaps: { box: Box; isDeclared: boolean; text: string; witness: ReturnType<typeof witnessOf> }[] = [];
  sweep(decision.axes, boxes, ({ box, rows }) => {
    if (rows.length > 0) return undefined;
    const told = box.map((set, index) => partOf(set, index, decision));
    if (told.some((part) => part === undefined)) return undefined;
    const kept = told.flatMap((part) => (part?.set ? [part.set] : []));
    const input = reachableInput(kept, decision, analysing);
    if (input === undefined) return undefined;
    const isDeclared =
      told.some((part) => part?.is === "declared") &&
      told.every((part) => part?.is === "declared" || part?.is === "all");
    const witness = witnessOf(input, decision, analysing);
    gaps.push({ box: kept, isDeclared, text: witness.text, witness });
    return gaps.length === mostRegions ? "stop" : undefined;
  });
  const [first] = gaps;
  if (first === undefined) return;
  const declared = gaps.filter(({ isDeclared }) => isDeclared);
  const shown = declared.length > 0 ? declared : gaps;
  const [witnessed = first] = shown;
  const fix = fixFor(
    gaps.map(({ box }) => box),
    decision,
    analysing,
  );
  analysing.report(
    declared.length > 0 ? "gap-in-table" : "gap-between-rows",
    decision.span,
    `No row of ${decision.kind === "table" ? decision.title : "this choice"} takes ${list(shown.map(({ text }) => text))}`,
    {
      help: "Write the missing row, or `otherwise` for everything that no row takes",
      witness: witnessed.witness,
      ...(fix && { fixes: [fix] }),
    },
  );
}

interface Part {
  readonly set: AtomSet;
  /** Everything there is, values of a declared list, values that rows name, or what lies between edges. */
  readonly is: "all" | "declared" | "named" | "between";
}

/** What of a column's set is worth telling; nothing where the author surely means to take no row. */
function partOf(set: AtomSet, index: number, { axes, columns, rows }: Decision): Part | undefined {
  const axis = axes[index];
  const column = columns[index];
  if (axis === undefined || column === undefined) return undefined;
  if (isEverything(set, axis)) return { set, is: "all" };
  if (axis.kind === "texts") {
    const { isOpen, isDeclared } = axis.domain;
    if (!isOpen) return { set, is: isDeclared ? "declared" : "named" };
    const named = set.flatMap(([first, last]) => {
      const end = Math.min(last, axis.texts.length - 1);
      return first <= end ? [[first, end] as const] : [];
    });
    return named.length > 0 ? { set: named, is: "named" } : undefined;
  }
  const told = set.flatMap(([first, last]) => {
    const atoms = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
    const isTaken = (atom: number) =>
      rows.some(({ boxes }) =>
        boxes.some((box) => box[index]?.some(([from, to]) => from <= atom && atom <= to)),
      );
    return atoms.filter((atom) => isTold(atom, axis, column, isTaken)).map((atom) => [atom, atom] as const);
  });
  return told.length > 0 ? { set: united(told), is: "between" } : undefined;
}

/** Lists of single numbers (grades, years) are meant to be complete; ranges are meant to meet. */
function isTold(
  atom: number,
  axis: NumberAxis,
  { edges, type }: DecisionColumn,
  isTaken: (atom: number) => boolean,
): boolean {
  const { points } = axis;
  const isEdge = (place: number) => {
    const point = points[place];
    return point !== undefined && edges.has(exact.toExactText(point));
  };
  const [lowest, highest] = [points[0], points.at(-1)];
  if (lowest === undefined || highest === undefined) return false;
  if (atom % 2 === 1) {
    const place = (atom - 1) / 2;
    const isInside = place > 0 && place < points.length - 1;
    return isEdge(place) && (isInside || (isTaken(atom - 1) && isTaken(atom + 1)));
  }
  if (points.length < 2) return false;
  const above = atom / 2;
  if (above > 0 && above < points.length) return isEdge(above - 1) && isEdge(above);
  const isAmount = type?.kind === "money" || type?.kind === "percent";
  if (above === points.length)
    return isAmount && isEdge(points.length - 1) && !exact.equal(highest, exact.one);
  return isAmount && isEdge(0) && exact.sign(lowest) > 0;
}

function list(texts: readonly string[]): string {
  const shown = texts.slice(0, 3);
  const rest = texts.length - shown.length;
  return `${shown.join("; ")}${rest > 0 ? `, and ${rest} more` : ""}`;
}

/** Rows for the regions, with nought or an empty text for the author to replace. */
function fixFor(boxes: readonly Box[], decision: Decision, analysing: Analysing): Fix | undefined {
  const value = emptyValue(decision, analysing);
  if (value === undefined) return undefined;
  const rows = rowsText(boxes, decision, analysing, value);
  if (rows === undefined) return undefined;
  return {
    title: `Add the missing row${boxes.length === 1 ? "" : "s"}, with ${value} to be changed`,
    edits: [{ span: { start: decision.rowsEnd, end: decision.rowsEnd }, text: rows }],
  };
}

function emptyValue({ valueType }: Decision, { plan }: Analysing): string | undefined {
  switch (valueType?.kind) {
    case "number":
      return "0";
    case "percent":
      return "0%";
    case "money":
      return `0 ${valueType.currency || plan.settings.currency}`;
    case "yesno":
      return "no";
    case "text":
      return '""';
    default:
      return undefined;
  }
}
