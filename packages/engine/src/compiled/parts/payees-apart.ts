/**
 * A calculation in parts, each of some payees: possible where nobody's figures read anybody else's. Every part
 * has the rows of its own payees, of the data sets whose rows name everybody whom they credit, and all others whole.
 */

import type { Facts, FactTable } from "../../facts/facts.js";
import { someRows } from "../../facts/some-rows.js";
import type { Expression, RuleSet, Source } from "../../rule-set.js";
import { Bound, usualSettings } from "../bound.js";
import { planPayees } from "../figures/plan-payees.js";
import { isForAll } from "../plan/figure-reach.js";
import { needsFigures } from "../plan/slot-needs.js";
import type { Prepared } from "../prepare.js";
import { Run } from "../run.js";

/** Everybody who can have a figure, in order; `undefined` where payees cannot be calculated apart. */
export function payeesApart(prepared: Prepared, facts: Facts, period: string): readonly string[] | undefined {
  const asked = prepared.calendar.read(period);
  const hasSums = [...facts.tables.values()].some(({ sums }) => sums !== undefined);
  if (asked === undefined || hasSums || facts.ledger !== undefined || !isApart(prepared)) return undefined;
  const { sources, plan } = prepared.ruleSet;
  // Credits are put in order by their dates and keys.
  if (sources.some((source) => isCredited(source, prepared) && (!hasKey(source) || source.dated)))
    return undefined;
  const bound = new Bound(prepared, facts, usualSettings);
  if (plan.roster === undefined) {
    // Without a roster whoever is credited has figures, and only columns of rows tell who that is.
    return sources.every((source) => !isCredited(source, prepared) || isByColumns(source, prepared))
      ? namesOf(bound, bound.everybody)
      : undefined;
  }
  const run = new Run(bound);
  return namesOf(bound, planPayees(run, run.view(asked.through)));
}

function namesOf({ texts }: Bound, payees: Iterable<number>): readonly string[] {
  return Array.from(payees, (payee) => texts.textOf(payee));
}

/** Data sets of whose rows a part needs only those that name its payees. */
export function sourcesApart(prepared: Prepared, facts: Facts): ReadonlySet<string> {
  const bound = new Bound(prepared, facts, usualSettings);
  // Of rows with one key the one that was learned last may be somebody else's.
  const apart = prepared.ruleSet.sources.filter(
    (source) => isByColumns(source, prepared) && bound.tables.get(source.name)?.isTimeless === true,
  );
  return new Set(apart.map(({ name }) => name));
}

/** The facts that a part needs. */
export function factsOfPayees(prepared: Prepared, facts: Facts, payees: ReadonlySet<string>): Facts {
  const apart = sourcesApart(prepared, facts);
  const tables = new Map(facts.tables);
  for (const source of prepared.ruleSet.sources) {
    const table = facts.tables.get(source.name);
    if (table !== undefined && apart.has(source.name))
      tables.set(source.name, rowsNaming(source, table, payees));
  }
  return { ...facts, tables };
}

function rowsNaming(source: Source, table: FactTable, payees: ReadonlySet<string>): FactTable {
  const isNamed = new Uint8Array(table.rowCount);
  for (const { name, type } of source.columns) {
    const column = type.kind === "payee" ? table.columns.get(name) : undefined;
    if (column?.kind !== "text") continue;
    const isOwn = Uint8Array.from(column.dictionary, (text) => (payees.has(text) ? 1 : 0));
    const { codes, present } = column;
    for (let row = 0; row < isNamed.length; row += 1)
      if (present?.[row] !== 0 && isOwn[codes[row] ?? 0] === 1) isNamed[row] = 1;
  }
  const rows: number[] = [];
  for (let row = 0; row < isNamed.length; row += 1) if (isNamed[row] === 1) rows.push(row);
  return someRows(table, rows);
}

// ---------------------------------------------------------------- what a plan reads

function isApart({ ruleSet, figures, needs, uncovered }: Prepared): boolean {
  const { journals, goals, personalPayouts, credits, expressions } = ruleSet;
  if (uncovered.length > 0 || journals !== undefined || goals !== undefined || personalPayouts !== undefined)
    return false;
  for (const { kind, definition } of figures.values()) {
    const { grain } = definition;
    if (grain.owner === "plan" || grain.owner === "group" || (grain.owner === "payee" && grain.cut))
      return false;
    if (kind === "component" && definition.versions.some(isForAll)) return false;
  }
  const hasFigures = credits.some(({ name, worth, where, receivers }) => {
    const shares = receivers.flatMap(({ share }) => (share === "rest" ? [] : [share]));
    const slots = [worth, ...receivers.map(({ who }) => who), ...shares];
    return (
      (needs.all(slots, where === undefined ? [] : [where], needs.sourceOf(name)).bits & needsFigures) !== 0
    );
  });
  return !hasFigures && !expressions.some((expression) => readsOthers(expression, ruleSet));
}

/** What a payee's own figures would need of other people's. */
function readsOthers(expression: Expression, { plan }: RuleSet): boolean {
  switch (expression.op) {
    case "group":
    case "goal":
      return true;
    case "figure":
      return expression.of !== undefined;
    case "aggregate": {
      const { over } = expression;
      if ("members" in over && over.members !== undefined) return true;
      // Sums over all rows of the roster are everybody's.
      return "source" in over && !("reference" in over) && over.source === plan.roster;
    }
    default:
      return false;
  }
}

function isCredited({ name }: Source, { ruleSet, needs }: Prepared): boolean {
  return ruleSet.credits.some((credit) => needs.sourceOf(credit.name) === name);
}

function hasKey({ columns }: Source): boolean {
  return columns.some(({ key }) => key);
}

/** Whether columns of a data set's own rows say who is credited, and nothing else reads them. */
function isByColumns(source: Source, prepared: Prepared): boolean {
  const { ruleSet, needs } = prepared;
  const own = ruleSet.credits.filter(({ name }) => needs.sourceOf(name) === source.name);
  const isPlain = own.every(({ receivers }) =>
    receivers.every(({ who }) => {
      const expression = ruleSet.expressions[who];
      const column =
        expression?.op === "column"
          ? source.columns.find(({ name }) => name === expression.column)
          : undefined;
      return column?.type.kind === "payee" && column.formula === undefined;
    }),
  );
  const isRead =
    source.name === ruleSet.plan.roster ||
    ruleSet.sources.some(({ columns }) =>
      columns.some(({ type }) => type.kind === "reference" && type.source === source.name),
    ) ||
    ruleSet.expressions.some((expression) => {
      if (expression.op === "lookup") return expression.source === source.name;
      if (expression.op !== "aggregate") return false;
      return "source" in expression.over && expression.over.source === source.name;
    });
  return own.length > 0 && isPlain && !isRead;
}
