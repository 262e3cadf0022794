/**
 * Laws that every plan is held to without asking. Each may be broken on purpose: a `prove` of its name,
 * `accepted` with a reason, switches it off.
 */

import { exact, type FigureLine, type RuleSet } from "@attain/engine";
import type { CheckedPlan, ComponentSymbol } from "../check/checked-plan.js";
import { calculateCompany } from "./calculate-company.js";
import { type Cell, numberCell, plainCell } from "./cell.js";
import { type Company, isFact, type Row } from "./company.js";
import type { Violation } from "./violation.js";

export interface StandingLaw {
  /** What a `prove` that switches it off is called. */
  readonly name: string;
  violation(company: Company, ruleSet: RuleSet, plan: CheckedPlan): Promise<Violation | "holds" | "unknown">;
}

export const standingLaws: readonly StandingLaw[] = [
  {
    name: "no pay without credit",
    async violation(company, ruleSet, plan) {
      const empty = withFacts(company, plan, () => []);
      return firstWhere(empty, ruleSet, plan, ({ value }) => isAbove(value, "0"));
    },
  },
  {
    name: "no negative pay without a negative number",
    async violation(company, ruleSet, plan) {
      const isNegative = [...company.values()].flat().some((row) => [...row.values()].some(isBelowNought));
      return isNegative
        ? "unknown"
        : firstWhere(company, ruleSet, plan, ({ value }) => value.startsWith("-"));
    },
  },
  {
    name: "the order of rows is irrelevant",
    async violation(company, ruleSet, plan) {
      const turned: Company = new Map([...company].map(([name, rows]) => [name, rows.toReversed()]));
      const before = await components(company, ruleSet, plan);
      const after = await components(turned, ruleSet, plan);
      if (before === undefined || after === undefined) return "unknown";
      for (const actual of after) {
        const line = before.find((other) => isSamePlace(other, actual));
        if (line && line.value !== actual.value) {
          return { company: turned, actual, bound: line.value, before: { company, line } };
        }
      }
      return "holds";
    },
  },
  {
    name: "reversing everything returns everything",
    async violation(company, ruleSet, plan) {
      const reversed = withFacts(company, plan, (rows, key) => [
        ...rows,
        ...rows.map((row, index) => reversedRow(row, key, rows.length + index + 1)),
      ]);
      const none = await components(
        withFacts(company, plan, () => []),
        ruleSet,
        plan,
      );
      const after = await components(reversed, ruleSet, plan);
      if (none === undefined || after === undefined) return "unknown";
      for (const actual of after) {
        const bound = none.find((other) => isSamePlace(other, actual))?.value ?? "0";
        if (!exact.equal(exact.fromText(actual.value), exact.fromText(bound))) {
          return { company: reversed, actual, bound };
        }
      }
      return "holds";
    },
  },
];

async function firstWhere(
  company: Company,
  ruleSet: RuleSet,
  plan: CheckedPlan,
  isBroken: (line: FigureLine) => boolean,
): Promise<Violation | "holds" | "unknown"> {
  const lines = await components(company, ruleSet, plan);
  if (lines === undefined) return "unknown";
  const actual = lines.find(isBroken);
  return actual ? { company, actual, bound: "0" } : "holds";
}

/** What each payee earns by each component. */
async function components(
  company: Company,
  ruleSet: RuleSet,
  plan: CheckedPlan,
): Promise<readonly FigureLine[] | undefined> {
  const lines = await calculateCompany(company, ruleSet, plan);
  return lines?.filter(({ name }) => isPaid(plan.symbols.get(name)));
}

function isPaid(symbol: ReturnType<CheckedPlan["symbols"]["get"]>): symbol is ComponentSymbol {
  return (
    symbol?.kind === "component" && symbol.statements[0].kind === "component" && symbol.type.kind === "money"
  );
}

function isSamePlace(a: FigureLine, b: FigureLine): boolean {
  return a.name === b.name && a.payee === b.payee && a.period === b.period && a.group === b.group;
}

function isAbove(value: string, bound: string): boolean {
  return exact.compare(exact.fromText(value), exact.fromText(bound)) > 0;
}

function isBelowNought({ held }: Cell): boolean {
  return /^-\d/.test(held);
}

/** The company with other rows of what happens; whoever is there and is looked up stays. */
function withFacts(
  company: Company,
  plan: CheckedPlan,
  change: (rows: readonly Row[], key: string | undefined) => readonly Row[],
): Company {
  const changed = new Map(company);
  for (const [name, rows] of company) {
    const source = plan.symbols.get(name);
    if (source?.kind !== "source" || !isFact(source, plan)) continue;
    changed.set(name, change(rows, source.keys.find(({ type }) => type.kind === "text")?.name));
  }
  return changed;
}

/** The same row with its amounts turned round, as a credit note has them. */
function reversedRow(row: Row, key: string | undefined, number: number): Row {
  return new Map(
    [...row].map(([name, cell]) => {
      if (name === key) return [name, plainCell(`R${number}`)];
      const [amount = "", currency] = cell.held.split(" ");
      const isAmount =
        currency !== undefined && /^-?\d+(\.\d+)?$/.test(amount) && /^[A-Z]{3}$/.test(currency);
      return [
        name,
        isAmount
          ? numberCell(exact.negate(exact.fromText(amount)), { kind: "money", currency }, currency)
          : cell,
      ];
    }),
  );
}
