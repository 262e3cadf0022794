/** The curve of a component for several values of everything that the plan's text leaves open. */

import { exact, type Fraction } from "@attain/engine";
import type { ComponentSymbol } from "../../check/checked-plan.js";
import type { Analysing } from "../analysing.js";
import { type PayCurve, payCurve } from "./pay-curve.js";
import { roundValue } from "./reading.js";

/** What holds of round values by chance does not hold of these. */
const factors: readonly (readonly string[])[] = [
  ["7/2", "1/3", "11", "2/13", "5"],
  ["1/5", "13", "1/2", "17/3", "3/7"],
];

/** For other values than round ones; nothing when one cannot be drawn. */
export function otherCurves(
  component: ComponentSymbol,
  first: PayCurve,
  { plan, domains }: Analysing,
): readonly PayCurve[] | undefined {
  if (first.supposed.length === 0) return [];
  const others: PayCurve[] = [];
  for (const list of factors) {
    const places = new Map<string, number>();
    const curve = payCurve(component, plan, {
      domains,
      assume(key, type) {
        const value = roundValue(type);
        const place = places.get(key) ?? places.size;
        places.set(key, place);
        return value && exact.multiply(value, factorAt(list, place));
      },
    });
    if (curve === undefined) return undefined;
    others.push(curve);
  }
  return others;
}

function factorAt(list: readonly string[], place: number): Fraction {
  return exact.fromExactText(list[place % list.length] ?? "1");
}
