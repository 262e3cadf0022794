/**
 * Finds limits that never limit: a cap above the most that is paid, a floor below the least, and a floor
 * above the cap, so that everybody is paid the cap.
 */

import { exact, type Fraction } from "@attain/engine";
import type { ComponentStatement, EarningClause, Expression, ScorecardStatement } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import type { NumberDomain } from "../domains/domain.js";
import { domainOf, tiersDomain } from "../domains/domain-of.js";
import { times as timesDomain } from "../domains/interval-arithmetic.js";
import { multipleOf } from "./multiple-of.js";

type Limit = Extract<EarningClause, { kind: "floor" | "cap" }>;

export function limitsBind(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (!analysing.isSound(statement.span)) continue;
    if (statement.kind === "component" && !statement.broken) checkComponent(statement, analysing);
    else if (statement.kind === "scorecard" && !statement.broken) checkItems(statement, analysing);
  }
}

function checkComponent(statement: ComponentStatement, analysing: Analysing): void {
  const caps = statement.clauses.filter((clause): clause is Limit => clause.kind === "cap");
  const floors = statement.clauses.filter((clause): clause is Limit => clause.kind === "floor");
  for (const floor of floors) {
    const cap = caps.find(({ per }) => per?.unit === floor.per?.unit);
    if (cap && isAbove(floor.value, cap.value, analysing)) reportCrossing(floor.value, cap.value, analysing);
    for (const longer of caps) checkLongerCap(statement, floor, longer, analysing);
  }
  const paid = paidRange(statement, analysing);
  for (const clause of statement.clauses) {
    if (clause.kind === "budget") checkBudget(clause, floors, paid, analysing);
  }
  if (paid === undefined) return;
  // A limit for a longer time than the component's counts earlier periods too.
  for (const { kind, value, per } of [...caps, ...floors]) {
    if (per !== undefined) continue;
    const limit = multipleOf(value, analysing.domains);
    if (limit.of !== paid.of) continue;
    checkLimit(kind, value, limit.factor, paid.range, analysing);
  }
}

/** A budget is for all: what a single one is sure of must fit in it. */
function checkBudget(
  budget: Extract<EarningClause, { kind: "budget" }>,
  floors: readonly Limit[],
  paid: Paid | undefined,
  analysing: Analysing,
): void {
  const all = multipleOf(budget.value, analysing.domains);
  const least = floors.find(({ value, per }) => {
    const { factor, of } = multipleOf(value, analysing.domains);
    return per?.unit === budget.per?.unit && of === all.of && exact.compare(factor, all.factor) > 0;
  });
  const lower = paid?.of === all.of ? paid.range.lower?.value : undefined;
  const isPaidMore = lower !== undefined && exact.sign(lower) > 0 && exact.compare(lower, all.factor) > 0;
  if (least === undefined && !isPaidMore) return;
  analysing.report(
    "budget-below-one",
    budget.value.span,
    "This is for all together, and less than each of them is sure of",
    {
      help: "Raise the budget, or lower what each is sure of",
      ...(least && { related: [{ span: least.value.span, message: "What each is sure of" }] }),
    },
  );
}

/** Floors of every period of a year may come to more than the cap of the year. */
function checkLongerCap(statement: ComponentStatement, floor: Limit, cap: Limit, analysing: Analysing): void {
  const [unit] = statement.grain.units.flatMap((each) => (each.kind === "periodUnit" ? [each.unit] : []));
  const own = floor.per?.unit ?? unit;
  const count = own && cap.per && periodsWithin(own, cap.per.unit);
  if (count === undefined || count < 2) return;
  const [low, high] = [multipleOf(floor.value, analysing.domains), multipleOf(cap.value, analysing.domains)];
  const all = exact.multiply(low.factor, exact.fromInteger(count));
  if (low.of !== high.of || exact.sign(low.factor) <= 0 || exact.compare(all, high.factor) <= 0) return;
  analysing.report(
    "floor-above-cap",
    floor.value.span,
    `The floors of ${count} ${own}s come to more than the cap of a ${cap.per?.unit}, so that later ones are not paid`,
    {
      help: "Lower the floor or raise the cap",
      related: [{ span: cap.value.span, message: "The cap" }],
    },
  );
}

const monthsOf: ReadonlyMap<string, number> = new Map([
  ["month", 1],
  ["quarter", 3],
  ["half", 6],
  ["year", 12],
]);

function periodsWithin(inner: string, outer: string): number | undefined {
  const [few, many] = [monthsOf.get(inner), monthsOf.get(outer)];
  return few === undefined || many === undefined ? undefined : many / few;
}

function checkItems({ items }: ScorecardStatement, analysing: Analysing): void {
  const { domains } = analysing;
  for (const { value, floor, cap } of items) {
    if (floor && cap && isAbove(floor, cap, analysing)) reportCrossing(floor, cap, analysing);
    const range = domainOf(value, domains);
    if (range.kind !== "numbers") continue;
    for (const [kind, limit] of [
      ["cap", cap],
      ["floor", floor],
    ] as const) {
      const multiple = limit && multipleOf(limit, domains);
      if (limit && multiple?.of === "") checkLimit(kind, limit, multiple.factor, range, analysing);
    }
  }
}

function checkLimit(
  kind: "cap" | "floor",
  value: Expression,
  limit: Fraction,
  { lower, upper }: NumberDomain,
  analysing: Analysing,
): void {
  const never =
    kind === "cap"
      ? upper !== undefined && exact.compare(upper.value, limit) <= 0 && !exact.equal(upper.value, limit)
      : lower !== undefined && exact.compare(lower.value, limit) >= 0 && !exact.isZero(limit);
  if (!never) return;
  analysing.report(
    "limit-never-binds",
    value.span,
    kind === "cap"
      ? "This cap can never bind, as what it limits never comes to it"
      : "This floor can never bind, as what it limits is never less",
    { help: `Lower it or leave it out if no ${kind} is meant: readers will think that there is one` },
  );
}

function isAbove(floor: Expression, cap: Expression, { domains }: Analysing): boolean {
  const [low, high] = [multipleOf(floor, domains), multipleOf(cap, domains)];
  return low.of === high.of && exact.compare(low.factor, high.factor) > 0 && exact.sign(low.factor) > 0;
}

function reportCrossing(floor: Expression, cap: Expression, analysing: Analysing): void {
  analysing.report(
    "floor-above-cap",
    floor.span,
    "The floor lies above the cap, so that nothing but the cap is ever paid",
    {
      help: "Lower the floor or raise the cap",
      related: [{ span: cap.span, message: "The cap" }],
    },
  );
}

interface Paid {
  readonly range: NumberDomain;
  /** What the range is in units of; empty for amounts. */
  readonly of: string;
}

/** What is paid before limits, as far as it is bounded: a base times rates that are known. */
function paidRange({ clauses }: ComponentStatement, { domains, plan }: Analysing): Paid | undefined {
  const [pay, ...others] = clauses.filter((clause) => clause.kind === "pay");
  if (pay === undefined || others.length > 0) return undefined;
  const base = domainOf(pay.base, domains);
  const multiple = multipleOf(pay.base, domains);
  const isBounded = base.kind === "numbers" && (base.lower !== undefined || base.upper !== undefined);
  let range: NumberDomain = isBounded
    ? base
    : { kind: "numbers", lower: fixed(multiple.factor), upper: fixed(multiple.factor), isWhole: false };
  // With a base of either sign less may be paid than the least rate of it.
  const of = isBounded ? "" : multiple.of;
  if (pay.at) {
    const tiers = plan.symbols.get(pay.at.tiers.text);
    const mode = tiers?.kind === "tiers" ? tiers.statements[0].mode.kind : undefined;
    if (tiers?.kind !== "tiers" || (mode !== "curve" && mode !== "retroactive")) return undefined;
    if (tiers.statements.some(({ rows }) => rows.some(({ plus }) => plus))) return undefined;
    const rates = tiersDomain(tiers, domains);
    if (rates.kind !== "numbers") return undefined;
    range = timesDomain(range, rates);
  }
  for (const clause of clauses) {
    if (clause.kind !== "times") continue;
    const factor = domainOf(clause.value, domains);
    if (factor.kind !== "numbers") return undefined;
    range = timesDomain(range, factor);
  }
  return { range, of };
}

function fixed(value: Fraction) {
  return { value, isIncluded: true };
}
