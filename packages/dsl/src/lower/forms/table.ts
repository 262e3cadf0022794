/** `table`: each row's cells become one rule over the table's arguments. */

import type { Condition, RuleName, Slot, Table } from "@attain/engine";
import type { TableSymbol } from "../../check/checked-plan.js";
import { invariant, unreachable } from "../../invariant.js";
import type { Cell, Literal, TableRow } from "../../syntax/ast.js";
import { allOf, anyOf, compareSlots, isYes, operatorOf } from "../condition.js";
import { lowerExpression } from "../expressions/expression.js";
import { periodScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { valueType } from "../value-type.js";
import { lowerScope } from "./scope.js";

export function lowerTable(table: TableSymbol, builder: RuleSetBuilder): Table {
  const [first] = table.statements;
  return {
    name: table.name,
    parameters: first.parameters.map((parameter) => parameter.text),
    type: valueType(table.type),
    hit: first.hit,
    versions: table.statements.map((statement) => ({
      ...lowerScope(statement.scope),
      rows: statement.rows.map((row) => ({
        when: lowerRow(row, table, builder),
        then: lowerExpression(row.value, periodScope, builder),
        place: builder.place(row.span),
      })),
      ...(statement.otherwise && {
        otherwise: lowerExpression(statement.otherwise.value, periodScope, builder),
      }),
      place: builder.place(statement.span),
    })),
  };
}

function lowerRow(row: TableRow, table: TableSymbol, builder: RuleSetBuilder): RuleName {
  const conditions = row.cells.flatMap((cell, index) => lowerCell(cell, index, table, builder) ?? []);
  if (conditions.length > 0) return builder.rule("row", row.span, allOf(conditions));
  // Nothing but `any`: a row that always matches still has to ask something.
  const yes = builder.slot({
    op: "constant",
    type: { kind: "yesno" },
    value: "yes",
    place: builder.place(row.span),
  });
  return builder.rule("row", row.span, isYes(yes, true));
}

/** What a cell asks of its argument; nothing for `any`. */
function lowerCell(
  cell: Cell,
  index: number,
  table: TableSymbol,
  builder: RuleSetBuilder,
): Condition | undefined {
  const place = builder.place(cell.span);
  const kind = table.parameterTypes[index]?.kind;
  const argument = () => builder.slot({ op: "argument", index, place });
  const literal = (value: Literal): Slot => lowerExpression(value, periodScope, builder);
  switch (cell.kind) {
    case "anyCell":
      return undefined;
    case "valuesCell":
      return anyOf(
        cell.values.map((value) =>
          value.kind === "yesno"
            ? isYes(argument(), value.value)
            : compareSlots(operatorOf(kind, "="), argument(), literal(value)),
        ),
      );
    case "rangeCell": {
      const { lower, upper } = cell;
      const bounds: Condition[] = [];
      if (lower) {
        const operator = operatorOf(kind, lower.edge === "from" ? ">=" : ">");
        bounds.push(compareSlots(operator, argument(), literal(lower.value)));
      }
      if (upper) {
        const operator = operatorOf(kind, upper.edge === "through" ? "<=" : "<");
        bounds.push(compareSlots(operator, argument(), literal(upper.value)));
      }
      invariant(bounds.length > 0, "a range has a bound");
      return allOf(bounds);
    }
    default:
      return unreachable(cell);
  }
}
