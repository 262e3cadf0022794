/** Everything in a rule set that has a name, to be found by it. Maps, because `__proto__` is a name too. */

import type {
  Component,
  Credit,
  Figure,
  Goal,
  Matrix,
  Parameter,
  Rule,
  RuleSet,
  Slot,
  Source,
  SourceColumn,
  Table,
  Tiers,
} from "../rule-set.js";

export interface Names {
  readonly rule: ReadonlyMap<string, Rule>;
  readonly source: ReadonlyMap<string, Source>;
  readonly parameter: ReadonlyMap<string, Parameter>;
  readonly table: ReadonlyMap<string, Table>;
  readonly tiers: ReadonlyMap<string, Tiers>;
  readonly matrix: ReadonlyMap<string, Matrix>;
  readonly goal: ReadonlyMap<string, Goal>;
  readonly credit: ReadonlyMap<string, Credit>;
  /** Components too: they are figures that earn money. */
  readonly figure: ReadonlyMap<string, Figure | Component>;
  /** By source, the columns as declared, and those that are there without saying so. */
  readonly columns: ReadonlyMap<Source, ReadonlyMap<string, ColumnMeaning>>;
}

/** What a column holds, as far as a reference to it must fit: its type's kind, and a source it points to. */
export interface ColumnMeaning {
  readonly kind: SourceColumn["type"]["kind"];
  readonly pointsTo?: string;
  readonly formula?: Slot;
}

export function namesOf(ruleSet: RuleSet): Names {
  return {
    rule: byName(ruleSet.rules),
    source: byName(ruleSet.sources),
    parameter: byName(ruleSet.parameters),
    table: byName(ruleSet.tables),
    tiers: byName(ruleSet.tiers),
    matrix: byName(ruleSet.matrices),
    goal: byName(ruleSet.goals ?? []),
    credit: byName(ruleSet.credits),
    figure: byName<Figure | Component>([...ruleSet.figures, ...ruleSet.components]),
    columns: new Map(ruleSet.sources.map((source) => [source, columnsOf(source)])),
  };
}

function byName<T extends { readonly name: string }>(entries: readonly T[]): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

export function isComponent(figure: Figure | Component): figure is Component {
  return "paidPer" in figure;
}

export function columnOf(names: Names, source: Source, column: string): ColumnMeaning | undefined {
  return names.columns.get(source)?.get(column);
}

/** Every data set knows when a row became `known`, and a dated one `from` when it holds. */
function columnsOf(source: Source): ReadonlyMap<string, ColumnMeaning> {
  const columns = new Map<string, ColumnMeaning>([["known", { kind: "date" }]]);
  if (source.dated) columns.set("from", { kind: "date" });
  for (const { name, type, formula } of source.columns) {
    columns.set(name, {
      kind: type.kind,
      ...(type.kind === "reference" && { pointsTo: type.source }),
      ...(formula !== undefined && { formula }),
    });
  }
  return columns;
}

/** The key columns a look-up must give; the `from` of a dated source is found by the date instead. */
export function lookupKeys(source: Source): readonly SourceColumn[] {
  return source.columns.filter((column) => column.key && !(source.dated && column.name === "from"));
}
