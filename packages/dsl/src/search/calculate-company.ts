/** The one place that asks an evaluator: a company's rows in, the plan's numbers out. */

import {
  evaluateOutcome,
  exact,
  type FigureLine,
  type Fraction,
  type Observer,
  parseDay,
  periodsBetween,
  periodText,
  type RuleSet,
  readFacts,
  type TextTable,
} from "@attain/engine";
import type { CheckedPlan, SourceSymbol } from "../check/checked-plan.js";
import type { Company, Row } from "./company.js";

/** Nothing when the rows or the calculation are at fault: that proves nothing. */
export async function calculateCompany(
  company: Company,
  ruleSet: RuleSet,
  plan: CheckedPlan,
  observer?: Observer,
): Promise<readonly FigureLine[] | undefined> {
  return (await creditedCompany(company, ruleSet, plan, observer))?.figures;
}

export interface CreditedCompany {
  readonly figures: readonly FigureLine[];
  /** What each payee is credited with by each statement in each year, as text that can be compared. */
  readonly worth: string;
}

export async function creditedCompany(
  company: Company,
  ruleSet: RuleSet,
  plan: CheckedPlan,
  observer?: Observer,
): Promise<CreditedCompany | undefined> {
  const { facts, faults } = readFacts(ruleSet, companyTables(company, plan), { mayBeEmpty: () => true });
  if (faults.length > 0) return undefined;
  const figures = new Map<string, FigureLine>();
  const worth = new Map<string, Fraction>();
  for (const period of yearsOf(plan)) {
    const options = { period, ...(observer && { observer }) };
    const evaluator = observer ? "reference" : "compiled";
    const { outcome } = await evaluateOutcome(ruleSet, facts, options, evaluator);
    if (outcome.faults.length > 0) return undefined;
    // A later look sees more of what a period came to.
    for (const line of outcome.figures)
      figures.set(`${line.name} ${line.payee} ${line.group ?? ""} ${line.period}`, line);
    for (const { credit, payee, value } of outcome.credits) {
      const key = `${period} ${credit} ${payee}`;
      worth.set(key, exact.add(worth.get(key) ?? exact.zero, exact.fromText(value)));
    }
  }
  const told = [...worth].map(([key, value]) => `${key} ${exact.toExactText(value)}`).sort();
  return { figures: [...figures.values()], worth: told.join("\n") };
}

/** A company as the texts that files would hold. */
export function companyTables(company: Company, plan: CheckedPlan): ReadonlyMap<string, TextTable> {
  const tables = new Map<string, TextTable>();
  for (const symbol of plan.symbols.values()) {
    const rows = symbol.kind === "source" ? company.get(symbol.name) : undefined;
    if (symbol.kind === "source" && rows && rows.length > 0) tables.set(symbol.name, tableOf(symbol, rows));
  }
  return tables;
}

function tableOf(source: SourceSymbol, rows: readonly Row[]): TextTable {
  const columns = columnsOf(rows);
  return {
    file: source.name,
    headers: columns.map((name) => source.columns.get(name)?.declaration?.header?.value ?? name),
    rows: rows.map((row, index) => ({ line: index + 1, cells: columns.map((name) => row.get(name)?.held) })),
  };
}

/** In the order in which rows name them. */
export function columnsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => [...row.keys()]))];
}

/** The years in which the plan is in force. */
export function yearsOf({ settings }: CheckedPlan): readonly string[] {
  const [from, through] = [parseDay(settings.from), parseDay(settings.through)];
  if (from === undefined || through === undefined) return [];
  return periodsBetween(settings.fiscal, "year", from, through).map(periodText);
}
