/** A condition is called never or always true exactly when it is, for any condition and all that rows can hold. */

import { compilePlan } from "@attain/dsl";
import fc from "fast-check";
import { expect, it } from "vitest";

interface Row {
  readonly product: string;
  readonly renewal: boolean;
  readonly units: number;
}

interface Condition {
  readonly text: string;
  readonly holds: (row: Row) => boolean;
}

const products = ["a", "b", "c"];
const rows: readonly Row[] = products.flatMap((product) =>
  [true, false].flatMap((renewal) => [0, 1, 1.5, 2, 2.5, 3, 4].map((units) => ({ product, renewal, units }))),
);

const asked: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(fc.subarray(products, { minLength: 1 }), fc.boolean()).map(([list, isIn]) => ({
    // `<>` of several means that it is none of them.
    text: `product ${isIn ? "=" : "<>"} ${list.map((each) => `"${each}"`).join(" | ")}`,
    holds: ({ product }: Row) => list.includes(product) === isIn,
  })),
  fc
    .tuple(fc.constantFrom("<", "<=", ">", ">=", "=", "<>"), fc.constantFrom(1, 2, 3))
    .map(([operator, value]) => ({
      text: `units ${operator} ${value}`,
      holds: ({ units }: Row) => compares(units, operator, value),
    })),
  fc.boolean().map((value) => ({
    text: `renewal = ${value ? "yes" : "no"}`,
    holds: ({ renewal }: Row) => renewal === value,
  })),
);

function compares(a: number, operator: string, b: number): boolean {
  switch (operator) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
    case "=":
      return a === b;
    default:
      return a !== b;
  }
}

const condition = fc.letrec<{ readonly any: Condition }>((tie) => ({
  any: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    asked,
    tie("any").map(({ text, holds }) => ({ text: `not (${text})`, holds: (row: Row) => !holds(row) })),
    fc.array(tie("any"), { minLength: 2, maxLength: 3 }).map((parts) => ({
      text: parts.map(({ text }) => `(${text})`).join(" and "),
      holds: (row: Row) => parts.every(({ holds }) => holds(row)),
    })),
    fc.array(tie("any"), { minLength: 2, maxLength: 3 }).map((parts) => ({
      text: parts.map(({ text }) => `(${text})`).join(" or "),
      holds: (row: Row) => parts.some(({ holds }) => holds(row)),
    })),
  ),
})).any;

it("is told exactly when no row, or every row, fulfils it", () => {
  let never = 0;
  let always = 0;
  fc.assert(
    fc.property(condition, ({ text, holds }) => {
      const { diagnostics } = compilePlan(`language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even }
data deals { id : text key  rep : payee  product : "a" | "b" | "c"  renewal : yesno  units : number  closed : date }
credit sale of deals on closed { where ${text}  worth units  to rep 100% }
component pay_out per month { pay 1 USD * sum(sale) }
payout per month { pay pay_out }
`);
      const told = diagnostics.map(({ code }) => code);
      const isNever = !rows.some(holds);
      const isAlways = rows.every(holds);
      if (isNever) never += 1;
      if (isAlways) always += 1;
      expect([text, told]).toEqual([text, isNever ? ["never-true"] : isAlways ? ["always-true"] : []]);
    }),
    { numRuns: 400 },
  );
  expect(Math.min(never, always)).toBeGreaterThan(5);
});
