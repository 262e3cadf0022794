import fc from "fast-check";
import { expect } from "vitest";
import type { Law } from "../../law.js";
import { day, textOf, unitsOf } from "../../oracle.js";

const people = ["p0", "p1", "p2", "p3", "p4"];

export const law: Law = {
  title: "everybody above a seller on the day of the sale is credited with it, and nobody else",
  async holds(plan) {
    // Each leads only people of higher numbers, so there is no circle; the line changes on day 40.
    const line = fc.tuple(...people.map((_, index) => fc.option(fc.nat(Math.max(0, index - 1)))));
    const deal = fc.record({ rep: fc.constantFrom(0, 1, 2, 3, 4), cents: fc.nat(99_999), on: fc.nat(80) });
    await fc.assert(
      fc.asyncProperty(line, line, fc.array(deal, { maxLength: 6 }), async (before, after, drawn) => {
        const leader = (index: number, on: number) =>
          index === 0 ? null : ((on < 40 ? before : after)[index] ?? null);
        const roster = people.flatMap((id, index) =>
          [0, 40].map((on) => {
            const manager = leader(index, on);
            return { id, from: day(on), manager: manager === null ? "" : people[manager] };
          }),
        );
        const deals = drawn.map(({ rep, cents, on }, index) => ({
          id: `D${index}`,
          rep: people[rep],
          amount: textOf(BigInt(cents), 2),
          closed: day(on),
        }));
        const expected = new Map(people.map((id) => [id, 0n]));
        for (const { rep, cents, on } of drawn) {
          for (let at = leader(rep, on); at !== null; at = leader(at, on)) {
            const id = people[at] ?? "";
            expected.set(id, (expected.get(id) ?? 0n) + BigInt(cents));
          }
        }
        const ran = await plan.run({ people: roster, deals }, "2026-Q1");
        expect(ran.faults).toEqual([]);
        for (const [id, cents] of expected) {
          const months = ran.figures.filter((each) => each.name === "team_sales" && each.payee === id);
          expect(
            months.reduce((total, each) => total + unitsOf(each.value, 2), 0n),
            id,
          ).toBe(cents);
        }
      }),
      { numRuns: 40 },
    );
  },
};
