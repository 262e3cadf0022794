/** Whether a claim holds of a company, and where it does not. */

import { exact, type FigureLine, type Fraction, type RuleSet } from "@attain/engine";
import type { CheckedPlan, ColumnSymbol } from "../check/checked-plan.js";
import type { Claim } from "../prove/claims/claim.js";
import { calculateCompany } from "./calculate-company.js";
import { numberCell } from "./cell.js";
import { type Company, isFact, type Row } from "./company.js";

/** Two numbers that contradict a claim. */
export interface Violation {
  /** The rows as they are when the claim fails. */
  readonly company: Company;
  /** What the claim is about there, and what it should be, or at least or at most. */
  readonly actual: FigureLine;
  readonly bound: string;
  /** Of a claim about rising or falling: the other rows, and what they pay. */
  readonly before?: { readonly company: Company; readonly line: FigureLine };
}

/** Which row of the data is changed, and by how much. */
export interface Step {
  readonly row: number;
  readonly by: Fraction;
}

/** "unknown" when the company is no data that the plan can be run on. */
export async function violationOf(
  claim: Claim,
  company: Company,
  step: Step,
  ruleSet: RuleSet,
  plan: CheckedPlan,
): Promise<Violation | "holds" | "unknown"> {
  if (claim.kind.kind === "jump") return jumped(claim.left, claim.kind.most, company, step, ruleSet, plan);
  if (claim.kind.kind === "monotone") return changed(claim, claim.kind, company, step, ruleSet, plan);
  const figures = await calculateCompany(company, ruleSet, plan);
  if (figures === undefined) return "unknown";
  const left = figures.filter(({ name }) => name === claim.left);
  for (const actual of left) {
    if (claim.kind.kind === "condition") {
      if (actual.value === "0") return { company, actual, bound: "1" };
      continue;
    }
    const { right, operator } = claim.kind;
    const bound = figures.find((line) => line.name === right && isSamePlace(line, actual));
    if (bound === undefined) continue;
    if (!compares(exact.compare(exact.fromText(actual.value), exact.fromText(bound.value)), operator)) {
      return { company, actual, bound: bound.value };
    }
  }
  return "holds";
}

function isSamePlace(a: FigureLine, b: FigureLine): boolean {
  return a.payee === b.payee && a.period === b.period && a.group === b.group;
}

function compares(order: number, operator: string): boolean {
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    default:
      return order >= 0;
  }
}

/** A cent more of one amount of one row, and pay that changes by more than it may. */
async function jumped(
  left: string,
  most: Fraction,
  company: Company,
  { row }: Step,
  ruleSet: RuleSet,
  plan: CheckedPlan,
): Promise<Violation | "holds" | "unknown"> {
  const first = await calculateCompany(company, ruleSet, plan);
  if (first === undefined) return "unknown";
  for (const [name, rows] of company) {
    const source = plan.symbols.get(name);
    const chosen = rows[row % Math.max(rows.length, 1)];
    if (source?.kind !== "source" || chosen === undefined || !isFact(source, plan)) continue;
    for (const column of source.columns.values()) {
      const isGiven = column.declaration !== undefined && column.declaration.formula === undefined;
      const moved =
        isGiven && column.type.kind === "money" ? movedRow(chosen, column, cent, plan) : undefined;
      if (moved === undefined) continue;
      const after: Company = new Map(company).set(
        name,
        rows.map((each) => (each === chosen ? moved : each)),
      );
      const second = await calculateCompany(after, ruleSet, plan);
      for (const actual of second?.filter((line) => line.name === left) ?? []) {
        const line = first.find((other) => other.name === left && isSamePlace(other, actual));
        if (line === undefined) continue;
        const size = exact.subtract(exact.fromText(actual.value), exact.fromText(line.value));
        if (exact.compare(exact.absolute(size), most) <= 0) continue;
        return { company: after, actual, bound: line.value, before: { company, line } };
      }
    }
  }
  return "holds";
}

const cent = exact.fromText("0.01");

type Monotone = Extract<Claim["kind"], { kind: "monotone" }>;

async function changed(
  { left }: Claim,
  kind: Monotone,
  company: Company,
  { row, by }: Step,
  ruleSet: RuleSet,
  plan: CheckedPlan,
): Promise<Violation | "holds" | "unknown"> {
  const source = plan.symbols.get(kind.source);
  const column = source?.kind === "source" ? source.columns.get(kind.column) : undefined;
  const rows = company.get(kind.source) ?? [];
  const chosen = rows[row % Math.max(rows.length, 1)];
  if (column === undefined || chosen === undefined) return "unknown";
  const delta = kind.direction === "rises" ? by : exact.negate(by);
  const moved = movedRow(chosen, column, delta, plan);
  if (moved === undefined) return "unknown";
  const after: Company = new Map(company).set(
    kind.source,
    rows.map((each) => (each === chosen ? moved : each)),
  );
  const [first, second] = [
    await calculateCompany(company, ruleSet, plan),
    await calculateCompany(after, ruleSet, plan),
  ];
  if (first === undefined || second === undefined) return "unknown";
  const isWorse = (was: Fraction, is: Fraction) =>
    kind.never === "falls" ? exact.compare(is, was) < 0 : exact.compare(is, was) > 0;
  for (const [who, was] of totals(first, left)) {
    const is = totals(second, left).get(who) ?? exact.zero;
    if (!isWorse(was, is)) continue;
    for (const line of first.filter(({ name, payee }) => name === left && payee === who)) {
      const actual = second.find((other) => other.name === left && isSamePlace(other, line));
      if (actual && isWorse(exact.fromText(line.value), exact.fromText(actual.value))) {
        return { company: after, actual, bound: line.value, before: { company, line } };
      }
    }
  }
  return "holds";
}

function movedRow(row: Row, column: ColumnSymbol, by: Fraction, { settings }: CheckedPlan): Row | undefined {
  const held = row.get(column.name)?.held.split(" ")[0];
  if (held === undefined) return undefined;
  const value = exact.add(exact.fromText(held), by);
  return new Map(row).set(column.name, numberCell(value, column.type, settings.currency));
}

/** What each payee has of all periods together: a cap for a year only moves pay between its months. */
function totals(figures: readonly FigureLine[], name: string): ReadonlyMap<string, Fraction> {
  const sums = new Map<string, Fraction>();
  for (const line of figures) {
    if (line.name !== name) continue;
    sums.set(line.payee, exact.add(sums.get(line.payee) ?? exact.zero, exact.fromText(line.value)));
  }
  return sums;
}
