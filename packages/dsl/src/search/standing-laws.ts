/**
 * Laws that every plan is held to without asking. Each may be broken on purpose: a `prove` of its name,
 * `accepted` with a reason, switches it off.
 */

import {
  exact,
  type FigureLine,
  type Fraction,
  parsePeriod,
  periodHolding,
  periodText,
  type RuleSet,
  round,
} from "@attain/engine";
import type { CheckedPlan, ColumnSymbol, ComponentSymbol, SourceSymbol } from "../check/checked-plan.js";
import type { Span } from "../source/span.js";
import type { EarningClause, PeriodUnitWord } from "../syntax/ast.js";
import { calculateCompany, creditedCompany } from "./calculate-company.js";
import { type Cell, decimalText, numberCell, plainCell } from "./cell.js";
import { type Company, isFact, type Row } from "./company.js";
import type { Violation } from "./violation.js";
import { isOfTheWhole } from "./whole-component.js";

export interface StandingLaw {
  /** What a `prove` that switches it off is called. */
  readonly name: string;
  /** Statements behind the plan's text, through which the law is looked at; none: nothing to try. */
  probe?(plan: CheckedPlan, textOf: TextOf): string;
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
  {
    name: "splitting a deal in two changes nothing",
    async violation(company, ruleSet, plan) {
      let isTried = false;
      for (const [name, rows] of company) {
        const source = plan.symbols.get(name);
        if (source?.kind !== "source" || !isFact(source, plan)) continue;
        for (const column of amountsOf(source)) {
          const split: Company = new Map(company).set(name, inHalves(rows, source, column));
          const [before, after] = [
            await creditedCompany(company, ruleSet, plan),
            await creditedCompany(split, ruleSet, plan),
          ];
          // A row that is worth something else in two parts, as one of a fixed worth is, was not split.
          if (before === undefined || after === undefined || before.worth !== after.worth) continue;
          isTried = true;
          for (const actual of after.figures) {
            const symbol = plan.symbols.get(actual.name);
            if (!isPaid(symbol) || !isOfTheWhole(symbol, plan)) continue;
            const line = before.figures.find((other) => isSamePlace(other, actual));
            if (line === undefined || line.value === actual.value) continue;
            return { company: split, actual, bound: line.value, before: { company, line } };
          }
        }
      }
      return isTried ? "holds" : "unknown";
    },
  },
  {
    name: "caps hold",
    probe: (plan, textOf) =>
      capsOf(plan)
        .map(({ probe, cap, per }) => `measure ${probe} per ${per} = ${textOf(cap.value.span)}\n`)
        .join(""),
    async violation(company, ruleSet, plan) {
      const lines = await calculateCompany(company, ruleSet, plan);
      if (lines === undefined) return "unknown";
      for (const { probe, component } of capsOf(plan)) {
        for (const limit of lines.filter(({ name }) => name === probe)) {
          const own = lines.filter(
            ({ name, payee, period }) =>
              name === component && payee === limit.payee && isWithin(period, limit.period, plan),
          );
          const total = own.reduce((sum, { value }) => exact.add(sum, exact.fromText(value)), exact.zero);
          const last = own.at(-1);
          const most = roundedUp(limit.value, plan);
          if (last === undefined || exact.sign(total) <= 0 || exact.compare(total, most) <= 0) continue;
          const others = exact.subtract(total, exact.fromText(last.value));
          return { company, actual: last, bound: decimalText(exact.subtract(most, others)) };
        }
      }
      return "holds";
    },
  },
];

type TextOf = (span: Span) => string;
type Cap = Extract<EarningClause, { kind: "cap" }>;

interface ProbedCap {
  readonly component: string;
  readonly cap: Cap;
  /** The measure that says what it is. */
  readonly probe: string;
  readonly per: PeriodUnitWord;
}

/** Caps of what a payee earns in a period, of components with one version. */
function capsOf(plan: CheckedPlan): readonly ProbedCap[] {
  return [...plan.symbols.values()].flatMap((symbol) => {
    if (!isPaid(symbol) || symbol.grain.owner !== "payee" || symbol.grain.cut !== undefined) return [];
    const [statement, ...others] = symbol.statements;
    const { per } = symbol.grain;
    if (others.length > 0 || per === "plan") return [];
    const caps = statement.clauses.filter((clause): clause is Cap => clause.kind === "cap");
    return caps.map((cap, index) => ({
      component: symbol.name,
      cap,
      probe: `cap_${index + 1}_of_${symbol.name}`,
      per: cap.per?.unit ?? per,
    }));
  });
}

function isWithin(period: string, window: string, { settings: { fiscal } }: CheckedPlan): boolean {
  const [inner, outer] = [parsePeriod(period), parsePeriod(window)];
  if (inner === undefined || outer === undefined) return false;
  return periodText(periodHolding(fiscal, outer.unit, inner)) === window;
}

/** An amount is rounded behind its cap. */
function roundedUp(value: string, { settings: { rounding } }: CheckedPlan): Fraction {
  return round(exact.fromText(value), { mode: "up", places: rounding.places });
}

/** Columns of amounts that a file gives. */
function amountsOf(source: SourceSymbol): readonly ColumnSymbol[] {
  return [...source.columns.values()].filter(
    ({ type, declaration }) =>
      (type.kind === "money" || type.kind === "number") &&
      declaration !== undefined &&
      declaration.formula === undefined &&
      !declaration.key,
  );
}

/** Two rows for each, with half of the amount. */
function inHalves(rows: readonly Row[], source: SourceSymbol, column: ColumnSymbol): readonly Row[] {
  const key = source.keys.find(({ type }) => type.kind === "text");
  return rows.flatMap((row, index) => {
    const cell = row.get(column.name);
    if (cell === undefined) return [row];
    const [amount = "", currency = ""] = cell.held.split(" ");
    const value = exact.divide(exact.fromText(amount), exact.fromInteger(2)) ?? exact.zero;
    const half = new Map(row).set(column.name, numberCell(value, column.type, currency));
    return [half, key ? new Map(half).set(key.name, plainCell(`S${index + 1}`)) : half];
  });
}

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
