import fc from "fast-check";
import { expect } from "vitest";
import { type BadPlan, type Law, RulePlan } from "../../law.js";
import { day, textOf, unitsOf } from "../../oracle.js";

export const bad: readonly BadPlan[] = [
  { plan: "payout/bad/leaver-not-chosen.plan", answer: "error leaver-not-chosen at 23:3" },
];

export const law: Law = {
  title: "after leaving nothing is held unless it waits, nothing is owed if it is forgiven",
  async holds(plan) {
    const answer = fc.record({
      leaver: fc.constantFrom("owes", "forgiven"),
      held: fc.constantFrom("paid", "lost", "waits"),
    });
    const deals = fc.array(fc.record({ tens: fc.bigInt({ min: 1n, max: 9_999n }), on: fc.nat(70) }), {
      maxLength: 5,
    });
    await fc.assert(
      fc.asyncProperty(answer, deals, fc.integer({ min: 71, max: 150 }), async (said, drawn, left) => {
        const text = plan.text.replace("owes held lost", `${said.leaver} held ${said.held}`);
        const ran = await RulePlan.of(text).run(
          {
            people: [{ id: "ann", from: "2026-01-01", left: day(left) }],
            deals: drawn.map(({ tens, on }, index) => ({
              id: `D${index}`,
              rep: "ann",
              amount: textOf(tens * 10n, 0),
              closed: day(on),
            })),
          },
          "2026",
        );
        const last = day(left).slice(0, 7);
        const value = (name: string, month: string) =>
          unitsOf(ran.figure(`payout.${name}`, "ann", month) ?? "0", 2);
        if (said.held !== "waits") expect(value("held", last)).toBe(0n);
        if (said.leaver === "forgiven") expect(value("balance", last)).toBe(0n);
        // Whatever is said, all that was earned is paid in the end, less what is lost, and what is owed was paid.
        const earned = drawn.reduce((total, { tens }) => total + tens * 100n, 0n);
        const lines = (name: string) =>
          ran.payouts
            .filter(({ component }) => component === name)
            .reduce((total, { amount }) => total + unitsOf(amount, 2), 0n);
        const open = value("held", "2026-12") + value("balance", "2026-12");
        expect(unitsOf(ran.paid("ann"), 2) + open).toBe(earned + lines("lost") + lines("forgiven"));
      }),
      { numRuns: 40 },
    );
  },
};
