/** Payees, keys and texts that the plan's own examples contain: the likeliest ones to be written again. */

import type { CheckedPlan, ColumnSymbol } from "../../check/checked-plan.js";
import type { GivenStatement, PlanFile } from "../../syntax/ast.js";

export interface SeenValues {
  /** Names, and texts with their marks, in columns of payees. */
  readonly payees: ReadonlySet<string>;
  /** Names and texts (with their marks) in this column, or in the key it refers to. */
  inColumn(column: ColumnSymbol): ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();

export function seenValues(file: PlanFile, plan: CheckedPlan): SeenValues {
  const payees = new Set<string>();
  const byColumn = new Map<string, Set<string>>();
  for (const given of givensOf(file)) {
    const source = plan.symbols.get(given.name.text);
    if (given.body.kind !== "rows") continue;
    const { columns, rows } = given.body;
    for (const { values } of rows) {
      for (const [index, value] of values.entries()) {
        const text =
          value.kind === "name" ? value.text : value.kind === "text" ? quoted(value.value) : undefined;
        const name = columns[index]?.text;
        if (text === undefined || name === undefined) continue;
        const column = source?.kind === "source" ? source.columns.get(name) : undefined;
        if (column?.type.kind === "payee" || name === "payee") payees.add(text);
        add(byColumn, `${given.name.text}.${name}`, text);
      }
    }
  }
  return {
    payees,
    inColumn(column) {
      if (column.type.kind === "payee") return payees;
      const target = column.type.kind === "reference" ? plan.symbols.get(column.type.source) : undefined;
      const key = target?.kind === "source" ? target.keys[0] : undefined;
      const place = key ?? column;
      return byColumn.get(`${place.source}.${place.name}`) ?? nothing;
    },
  };
}

function givensOf(file: PlanFile): readonly GivenStatement[] {
  return file.statements.flatMap((statement) =>
    statement.kind === "given" ? [statement] : statement.kind === "test" ? statement.givens : [],
  );
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

export function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
