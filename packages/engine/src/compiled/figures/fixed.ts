/** Figures that are given instead of calculated. */

import { everyLane, type Frame } from "../frame.js";
import { readDecimal } from "../numbers/decimal-text.js";
import type { Definition } from "../plan/figure-reach.js";
import type { Period } from "../time/periods.js";
import { constantNumber } from "../vectors/numbers.js";
import { mergedParts, type Part } from "../vectors/select.js";

export interface Fixed {
  isFixed(lane: number): boolean;
  readonly part: Part | undefined;
}

const none: Fixed = { isFixed: () => false, part: undefined };

export function fixedValues({ definition }: Definition, period: Period, { run, owners, size }: Frame): Fixed {
  const own = run.facts.fixed.filter(
    ({ figure, period: text }) => figure === definition.name && text === period.text,
  );
  if (own.length === 0) return none;
  // Of two for one lane the later one counts.
  const byOwner = new Map(own.map(({ payee, group, value }) => [`${payee}\u0000${group ?? ""}`, value]));
  const values = new Map<number, string>();
  const textOf = (code: number | undefined) => (code === undefined ? "" : run.texts.textOf(code));
  for (const lane of everyLane(size)) {
    const of = [owners?.payees?.[lane], owners?.groups?.values[lane]];
    const value = byOwner.get(of.map(textOf).join("\u0000"));
    if (value !== undefined) values.set(lane, value);
  }
  if (values.size === 0) return none;
  const parts = [...values].map(([lane, text]): Part => {
    const { units, scale } = readDecimal(text);
    return { lanes: Int32Array.of(lane), vector: constantNumber(units, scale, 1, run.settings.isWide) };
  });
  const lanes = Int32Array.from(values.keys());
  const moved = parts.map((part, index) => ({ ...part, lanes: Int32Array.of(index) }));
  return {
    isFixed: (lane) => values.has(lane),
    part: { lanes, vector: mergedParts(lanes.length, moved, definition.place) },
  };
}
