/** Boxes written down as rows of a table or cases of a choice. */

import type { Analysing } from "../analysing.js";
import { type AtomSet, type Axis, isEverything, type NumberAxis } from "../boxes/axis.js";
import type { Box } from "../boxes/sweep.js";
import { showNumber, showText } from "../show-value.js";
import type { Decision, DecisionColumn } from "./decision.js";

/** Nothing when a box cannot be written as rows. */
export function rowsText(
  boxes: readonly Box[],
  decision: Decision,
  analysing: Analysing,
  value: string,
): string | undefined {
  const { columns, axes, kind } = decision;
  const lines: string[] = [];
  for (const box of boxes) {
    const cells = box.map((set, index) => {
      const [axis, column] = [axes[index], columns[index]];
      if (axis === undefined || column === undefined) return undefined;
      return kind === "table"
        ? cellText(set, axis, column, analysing)
        : questionText(set, axis, column, analysing);
    });
    if (cells.some((cell) => cell === undefined)) return undefined;
    const written = cells.flatMap((cell) => (cell === undefined || cell === "" ? [] : [cell]));
    if (written.length === 0) return undefined;
    lines.push(`\n  when ${written.join(kind === "table" ? ", " : " and ")} : ${value}`);
  }
  return lines.join("");
}

function cellText(
  set: AtomSet,
  axis: Axis,
  { type }: DecisionColumn,
  { plan }: Analysing,
): string | undefined {
  if (isEverything(set, axis)) return "any";
  if (axis.kind === "texts")
    return textsIn(set, axis)
      ?.map((text) => showText(text, type))
      .join(" | ");
  const edges = edgesIn(set, axis);
  if (edges === undefined) return undefined;
  const show = (value: NonNullable<Edge>["value"]) => showNumber(value, type, plan.settings.currency);
  const { lower, upper } = edges;
  if (lower && upper && lower.value === upper.value) return show(lower.value);
  return [
    ...(lower ? [`${lower.isIncluded ? "from" : "above"} ${show(lower.value)}`] : []),
    ...(upper ? [`${upper.isIncluded ? "through" : "below"} ${show(upper.value)}`] : []),
  ].join(" ");
}

function questionText(
  set: AtomSet,
  axis: Axis,
  { type, name }: DecisionColumn,
  { plan }: Analysing,
): string | undefined {
  if (isEverything(set, axis)) return "";
  if (axis.kind === "texts") {
    const texts = textsIn(set, axis);
    return texts && `${name} = ${texts.map((text) => showText(text, type)).join(" | ")}`;
  }
  const edges = edgesIn(set, axis);
  if (edges === undefined) return undefined;
  const show = (value: NonNullable<Edge>["value"]) => showNumber(value, type, plan.settings.currency);
  const { lower, upper } = edges;
  if (lower && upper && lower.value === upper.value) return `${name} = ${show(lower.value)}`;
  return [
    ...(lower ? [`${name} ${lower.isIncluded ? ">=" : ">"} ${show(lower.value)}`] : []),
    ...(upper ? [`${name} ${upper.isIncluded ? "<=" : "<"} ${show(upper.value)}`] : []),
  ].join(" and ");
}

/** Nothing when it holds texts that nobody names. */
function textsIn(set: AtomSet, axis: Extract<Axis, { kind: "texts" }>): readonly string[] | undefined {
  const places = set.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => first + at),
  );
  const texts = places.flatMap((place) => axis.texts[place] ?? []);
  return texts.length === places.length ? texts : undefined;
}

type Edge = { readonly value: NumberAxis["points"][number]; readonly isIncluded: boolean } | undefined;

/** Of one range of atoms; a set of several cannot be one cell. */
function edgesIn(set: AtomSet, { points }: NumberAxis): { lower: Edge; upper: Edge } | undefined {
  const [range, ...others] = set;
  if (range === undefined || others.length > 0) return undefined;
  const [first, last] = range;
  const at = (place: number, isIncluded: boolean): Edge => {
    const value = points[place];
    return value && { value, isIncluded };
  };
  return {
    lower: first % 2 === 1 ? at((first - 1) / 2, true) : at(first / 2 - 1, false),
    upper: last % 2 === 1 ? at((last - 1) / 2, true) : at(last / 2, false),
  };
}
