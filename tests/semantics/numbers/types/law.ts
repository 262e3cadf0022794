import { compilePlan } from "@attain/dsl";
import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";

export const bad: readonly BadPlan[] = [
  { plan: "exchange/bad/currencies-added.plan", answer: "error currency-mix at 19:38" },
];

/** A literal of each type, and what it may be added to and compared with. */
const values: Readonly<
  Record<string, { readonly type: string; readonly text: string; readonly unit: string }>
> = {
  dollars: { type: "money", text: "5 USD", unit: "USD" },
  euros: { type: "money EUR", text: "5 EUR", unit: "EUR" },
  yearly: { type: "money per year", text: "5 USD", unit: "USD per year" },
  number: { type: "number", text: "5", unit: "number" },
  percent: { type: "percent", text: "5%", unit: "number" },
  date: { type: "date", text: "2026-03-31", unit: "date" },
  text: { type: "text", text: '"5"', unit: "text" },
  yesno: { type: "yesno", text: "yes", unit: "yes or no" },
};
const kinds = fc.constantFrom(...Object.values(values));
const addable = new Set(["USD", "EUR", "USD per year", "number"]);
const ordered = new Set([...addable, "date"]);

export const law: Law = {
  title: "values of different units are never added or compared, and those of one unit are",
  holds(plan) {
    fc.assert(
      fc.property(kinds, kinds, fc.constantFrom("+", "-", "<", "="), (a, b, operator) => {
        const isSum = operator === "+" || operator === "-";
        // Two dates have a difference, but no sum.
        const allowed = isSum
          ? addable.has(a.unit) || (operator === "-" && a.unit === "date")
          : operator === "=" || ordered.has(a.unit);
        const sides = `x ${operator} y`;
        const asked = isSum ? `${sides} = ${sides}` : sides;
        const { diagnostics } = compilePlan(`${plan.text}
          param x : ${a.type} = ${a.text}
          param y : ${b.type} = ${b.text}
          component asked per month { gate ${asked}  pay 1 USD }`);
        const isRefused = diagnostics.some(({ severity }) => severity === "error");
        expect(isRefused, `${a.type} ${operator} ${b.type}`).toBe(a.unit !== b.unit || !allowed);
      }),
      { numRuns: 200 },
    );
  },
};
