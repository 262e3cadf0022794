/** The one place that asks an evaluator: a company's rows in, the plan's numbers out. */

import {
  evaluateOutcome,
  type FigureLine,
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
  const { facts, faults } = readFacts(ruleSet, companyTables(company, plan), { mayBeEmpty: () => true });
  if (faults.length > 0) return undefined;
  const figures = new Map<string, FigureLine>();
  for (const period of yearsOf(plan)) {
    const options = { period, ...(observer && { observer }) };
    const evaluator = observer ? "reference" : "compiled";
    const { outcome } = await evaluateOutcome(ruleSet, facts, options, evaluator);
    if (outcome.faults.length > 0) return undefined;
    // A later look sees more of what a period came to.
    for (const line of outcome.figures)
      figures.set(`${line.name} ${line.payee} ${line.group ?? ""} ${line.period}`, line);
  }
  return [...figures.values()];
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
