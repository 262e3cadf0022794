import { parse } from "@attain/dsl";
import { expect, it } from "vitest";
import { badText, measure, otherBreakages, type Summary, summaryText, tokenBreakages } from "./breakages.js";
import { firstPlan, samples } from "./samples.js";

const told = (summary: Summary) => `${summaryText(summary)}\n${badText(summary)}`;
const share = (count: number, { tried, legal }: Summary) => count / (tried - legal);

it.each(samples)("reads $name as it stands", ({ text }) => {
  expect(parse(text).diagnostics).toEqual([]);
});

it("answers a broken token with one error in its place, the other statements intact", () => {
  const summary = measure(firstPlan, tokenBreakages(firstPlan));
  expect(summary.tried - summary.legal, told(summary)).toBeGreaterThan(500);
  expect(share(summary.good, summary), told(summary)).toBeGreaterThanOrEqual(0.995);
});

it("stands other slips nearly as well", () => {
  const some = otherBreakages(firstPlan).filter((_, at) => at % 3 === 0);
  const summary = measure(firstPlan, some);
  expect(share(summary.oneError, summary), told(summary)).toBeGreaterThanOrEqual(0.99);
  expect(share(summary.othersIntact, summary), told(summary)).toBeGreaterThanOrEqual(0.995);
  // Without its first line a block tells only by its second line that something is wrong.
  expect(share(summary.inPlace, summary), told(summary)).toBeGreaterThanOrEqual(0.98);
});

it.each(samples)("stands slips in $name, which it was not made for", ({ text }) => {
  const some = [...tokenBreakages(text), ...otherBreakages(text)].filter((_, at) => at % 11 === 0);
  const summary = measure(text, some);
  expect(share(summary.oneError, summary), told(summary)).toBeGreaterThanOrEqual(0.97);
  expect(share(summary.othersIntact, summary), told(summary)).toBeGreaterThanOrEqual(0.99);
});
