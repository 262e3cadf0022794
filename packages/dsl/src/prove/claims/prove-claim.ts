/** Claims that the plan's text proves of every input, and how. */

import { exact, type Fraction } from "@attain/engine";
import type { CheckedPlan } from "../../check/checked-plan.js";
import { type Jump, type PayCurve, payCurve } from "../curve/pay-curve.js";
import { showNumber } from "../show-value.js";
import type { Claim } from "./claim.js";
import { directionOf, type Moving } from "./direction.js";

export interface Proof {
  /** In words, for whoever asks why. */
  readonly how: string;
}

/** Nothing for a claim that has to be tried. */
export function proveClaim({ left, kind, statement }: Claim, plan: CheckedPlan): Proof | undefined {
  if (kind.kind === "jump") return proveJump(left, kind.most, plan);
  if (kind.kind !== "monotone") return undefined;
  const source = plan.symbols.get(kind.source);
  const column = source?.kind === "source" ? source.columns.get(kind.column) : undefined;
  if (column === undefined) return undefined;
  const moving: Moving = {
    plan,
    domains: { plan, known: new Map() },
    column,
    supposing: new Set(),
    known: new Map(),
  };
  const direction = directionOf(statement.claim, moving);
  const wanted = (kind.never === "falls") === (kind.direction === "rises") ? 1 : -1;
  if (direction === undefined || (direction !== 0 && direction !== wanted)) return undefined;
  const name = `${kind.source}.${kind.column}`;
  const way =
    direction === 0
      ? `nothing in it depends on ${name}`
      : `every step from ${name} to it can only ${wanted === 1 ? "rise" : "fall"} as ${name} rises: credit, sums, rates, gates and limits`;
  const supposing = [...moving.supposing].sort();
  const granted =
    supposing.length === 0
      ? ""
      : `, where ${supposing.join(", ")} ${supposing.length === 1 ? "is" : "are"} not negative`;
  return { how: `by construction: ${way}${granted}` };
}

/** By the payout curve, where it supposes nothing of what the rows may say. */
function proveJump(name: string, most: Fraction, plan: CheckedPlan): Proof | undefined {
  const found = jumpsOf(name, plan);
  if (found === undefined || found.curve.supposed.length > 0 || isAbove(found.largest, most))
    return undefined;
  const { curve, largest } = found;
  if (largest === undefined) return { how: `by the payout curve: over ${curve.figure} it has no jump` };
  const { currency } = plan.settings;
  const shown = (value: Fraction) => showNumber(value, { kind: "money", currency }, currency);
  const size = shown(exact.absolute(largest.size));
  return {
    how: `by the payout curve: its largest jump is ${size}, at ${curve.figure} of ${shown(largest.at)}`,
  };
}

export interface JumpsOfComponent {
  readonly curve: PayCurve;
  readonly largest: Jump | undefined;
}

/** The payout curve of a component that has one, and the largest of its jumps, upwards or downwards. */
export function jumpsOf(name: string, plan: CheckedPlan): JumpsOfComponent | undefined {
  const symbol = plan.symbols.get(name);
  const curve = symbol?.kind === "component" ? payCurve(symbol, plan) : undefined;
  if (curve === undefined) return undefined;
  const size = (jump: Jump) => exact.absolute(jump.size);
  const [largest] = curve.jumps.toSorted((a, b) => exact.compare(size(b), size(a)));
  return { curve, largest };
}

function isAbove(jump: Jump | undefined, most: Fraction): boolean {
  return jump !== undefined && exact.compare(exact.absolute(jump.size), most) > 0;
}
