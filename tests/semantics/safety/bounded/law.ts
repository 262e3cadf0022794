import { compilePlan } from "@attain/dsl";
import fc from "fast-check";
import { expect } from "vitest";
import type { BadPlan, Law } from "../../law.js";

export const bad: readonly BadPlan[] = [
  { plan: "measure/bad/circle.plan", answer: "error circle at 20:9" },
  { plan: "text/bad/nested-too-deeply.plan", answer: "error nested-too-deeply at 20:101" },
];

const inherited = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "prototype", "then"];

export const law: Law = {
  title: "a name that every object has is as unknown as any other, wherever it stands",
  holds(plan) {
    const places = [
      (name: string) => `measure x per month = ${name}`,
      (name: string) => `measure x per month = sum(sale.${name})`,
      (name: string) => `measure x per month = sum(${name})`,
      (name: string) => `measure x per month = ${name}(1)`,
      (name: string) => `component x per month { pay 1 USD at ${name}(1) }`,
      (name: string) => `data more { id : text key  of : ${name} }`,
      (name: string) => `journal x of ${name} { dr "A" cr "B" on earning }`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...inherited), fc.constantFrom(...places), (name, place) => {
        const codes = (asked: string) =>
          compilePlan(`${small}\n${place(asked)}`)
            .diagnostics.filter(({ severity }) => severity === "error")
            .map(({ code }) => code);
        const small = plan.text
          .replace(/^ +(constructor|__proto__).*\n/gm, "")
          .split("\nmeasure")[0]
          ?.concat("\ncomponent pays per month { pay sum(sale) }\npayout per month { pay pays }") as string;
        expect(codes(name)).toEqual(codes("no_such_name_at_all"));
        expect(codes(name)).not.toEqual([]);
      }),
      { numRuns: 80 },
    );
  },
};
