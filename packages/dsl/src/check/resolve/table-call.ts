/** `weight(product, region)`, `bonus_curve(attainment)`: tables and tiers with their values. */

import type { Expression, Reference } from "../../syntax/ast.js";
import type { TableSymbol, TiersSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { checkText } from "../infer/choice-texts.js";
import { checkVersionedUse } from "../infer/dated.js";
import { infer } from "../infer/infer.js";
import { read, readAs } from "../infer/read.js";
import { reportNeedsPayAt, standsAlone } from "../infer/tiers-use.js";
import type { Type } from "../type.js";
import { countFits } from "./call-count.js";
import { passPayeeOn } from "./named.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";

export function resolveTable(
  table: TableSymbol,
  reference: Reference,
  given: readonly Expression[],
  scope: Scope,
  checking: Checking,
): Resolution {
  addDependency(scope.definition, table, checking);
  checking.ensure(table);
  const [first] = table.statements;
  const count = first.parameters.length;
  const isBroken = table.statements.some(({ broken }) => broken);
  if (isBroken || !countFits(table.name, given, [count, count], reference, checking)) {
    for (const argument of given) infer(argument, scope, checking);
    return "reported";
  }
  given.forEach((argument, index) => {
    const declared = table.parameterTypes[index];
    if (declared === undefined) return;
    const name = first.parameters[index]?.text ?? "";
    const type = declared.kind === "text" ? read(argument, scope, checking) : undefined;
    if (type === undefined) readAs(argument, declared, `\`${name}\` of \`${table.name}\``, scope, checking);
    else checkTextArgument(type, argument, index, table, checking);
  });
  checkVersionedUse(
    `\`${table.name}\``,
    table.statements.map((each) => each.scope),
    reference.span,
    scope,
    checking,
  );
  if (!passPayeeOn(table, reference, scope, checking)) return "reported";
  return { head: { kind: "table", table }, type: table.type, absent: false, rest: reference.path };
}

/** What is looked up in a column of texts is a text; of a choice, every text asked for must exist. */
function checkTextArgument(
  type: Type,
  argument: Expression,
  index: number,
  table: TableSymbol,
  checking: Checking,
): void {
  if (type.kind === "text" || type.kind === "unknown" || type.kind === "reference") return;
  const name = table.statements[0].parameters[index]?.text ?? "";
  if (type.kind !== "choice") {
    checking.report({
      code: "type-mismatch",
      span: argument.span,
      message: `\`${name}\` of \`${table.name}\` is a text, but this is another kind of value`,
      help: "Pass a text",
    });
    return;
  }
  for (const { rows } of table.statements) {
    for (const { cells } of rows) {
      const cell = cells[index];
      if (cell?.kind !== "valuesCell") continue;
      for (const value of cell.values) {
        if (value.kind === "text") checkText(value, type.values, `\`${name}\``, checking);
      }
    }
  }
}

export function resolveTiers(
  tiers: TiersSymbol,
  reference: Reference,
  given: readonly Expression[],
  scope: Scope,
  checking: Checking,
): Resolution {
  addDependency(scope.definition, tiers, checking);
  checking.ensure(tiers);
  const [axis] = given;
  if (axis === undefined || !countFits(tiers.name, given, [1, 1], reference, checking)) {
    for (const argument of given) infer(argument, scope, checking);
    return "reported";
  }
  readAs(axis, tiers.axisType, `What \`${tiers.name}\` is read at`, scope, checking);
  checkVersionedUse(
    `\`${tiers.name}\``,
    tiers.statements.map((each) => each.scope),
    reference.span,
    scope,
    checking,
  );
  if (!standsAlone(tiers)) {
    reportNeedsPayAt(tiers, reference, checking);
    return "reported";
  }
  if (!passPayeeOn(tiers, reference, scope, checking)) return "reported";
  return { head: { kind: "tiers", tiers }, type: tiers.valueType, absent: false, rest: reference.path };
}
