/** One input out of a region of a decision, and whether the plan can ever ask for it. */

import { exact, type Fraction } from "@attain/engine";
import type { Witness } from "../../diagnostics/diagnostic.js";
import type { Analysing } from "../analysing.js";
import type { AtomSet, Axis } from "../boxes/axis.js";
import type { Box } from "../boxes/sweep.js";
import { numberIn } from "../boxes/witness-value.js";
import { truth } from "../conditions/truth.js";
import { showNumber, showText } from "../show-value.js";
import type { Asked, Decision } from "./decision.js";

/** A value of each column; nothing for a text that no row names. */
export type Input = readonly (Fraction | string | undefined)[];

/** Texts of one column that are tried one by one. */
const mostTexts = 24;
const mostInputs = 200;

/** The first input of a region that some place which asks can come with. */
export function reachableInput(box: Box, decision: Decision, analysing: Analysing): Input | undefined {
  const candidates = decision.axes.map((axis, index) => valuesIn(box[index] ?? [], axis));
  let inputs: Input[] = [[]];
  for (const values of candidates) {
    inputs = inputs.flatMap((input) => values.map((value) => [...input, value])).slice(0, mostInputs);
  }
  const { asked } = decision;
  if (asked.length === 0) return inputs[0];
  return inputs.find((input) => asked.some((each) => !each.hasElse && canCome(input, each, analysing)));
}

function valuesIn(set: AtomSet, axis: Axis): readonly (Fraction | string | undefined)[] {
  if (axis.kind === "numbers") return [numberIn(set, axis)];
  const atoms: number[] = [];
  for (const [first, last] of set) {
    for (let atom = first; atom <= last && atoms.length < mostTexts; atom += 1) atoms.push(atom);
  }
  return atoms.map((atom) => axis.texts[atom]);
}

function canCome(input: Input, { keys, circumstances }: Asked, { domains }: Analysing): boolean {
  const assumed = new Map<string, Fraction | string>();
  keys.forEach((key, index) => {
    const value = input[index];
    if (value !== undefined) assumed.set(key, value);
  });
  return circumstances.every(({ condition, outcome }) => truth(condition, assumed, domains) !== !outcome);
}

export function witnessOf(input: Input, decision: Decision, { plan }: Analysing): Witness {
  const values = decision.columns.flatMap(({ name, type }, index) => {
    const value = input[index];
    if (value === undefined) return [];
    const shown =
      typeof value === "string" ? showText(value, type) : showNumber(value, type, plan.settings.currency);
    return [{ name, value: shown }];
  });
  return { text: values.map(({ name, value }) => `${name} = ${value}`).join(", "), values };
}

export function isSameInput(a: Input, b: Input): boolean {
  return a.every((value, index) => {
    const other = b[index];
    if (typeof value !== "object" || typeof other !== "object") return value === other;
    return exact.equal(value, other);
  });
}
