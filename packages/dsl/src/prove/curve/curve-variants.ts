/** The curve of a component for several values of everything that the plan's text leaves open. */

import { exact, type Fraction } from "@attain/engine";
import type { ComponentSymbol } from "../../check/checked-plan.js";
import type { Analysing } from "../analysing.js";
import { type PayCurve, payCurve } from "./pay-curve.js";
import { roundValue } from "./reading.js";

/** What holds of round values by chance does not hold of these. */
const factors: readonly (readonly string[])[] = [
  ["1"],
  ["7/2", "1/3", "11", "2/13", "5"],
  ["1/5", "13", "1/2", "17/3", "3/7"],
];

/** The first one is for round values. Nothing when one cannot be drawn. */
export function curveVariants(
  component: ComponentSymbol,
  { plan, domains }: Analysing,
): readonly [PayCurve, ...PayCurve[]] | undefined {
  const first = payCurve(component, plan, { domains });
  if (first === undefined) return undefined;
  if (first.supposed.length === 0) return [first];
  const others: PayCurve[] = [];
  for (const list of factors.slice(1)) {
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
  return [first, ...others];
}

function factorAt(list: readonly string[], place: number): Fraction {
  return exact.fromExactText(list[place % list.length] ?? "1");
}
