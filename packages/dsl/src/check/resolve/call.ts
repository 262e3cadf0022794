/** Names with values in brackets: tables, tiers and the built-in functions. */

import { unreachable } from "../../invariant.js";
import type { Expression, Reference } from "../../syntax/ast.js";
import type { TableSymbol, TiersSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { checkText } from "../infer/choice-texts.js";
import { checkVersionedUse } from "../infer/dated.js";
import { inferFunction } from "../infer/function.js";
import { infer } from "../infer/infer.js";
import { read, readAs } from "../infer/read.js";
import { reportNeedsPayAt, standsAlone } from "../infer/tiers-use.js";
import type { Type } from "../type.js";
import { argumentCount, isFunction } from "./functions.js";
import { passPayeeOn } from "./named.js";
import { callables } from "./names-in-scope.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";
import { reportUnknown } from "./unknown-name.js";

export function resolveCall(
  reference: Reference,
  given: readonly Expression[],
  scope: Scope,
  checking: Checking,
): Resolution {
  const { head } = reference;
  const symbol = checking.symbols.get(head.text);
  const inferAll = () => {
    for (const argument of given) infer(argument, scope, checking);
  };
  if (symbol === undefined && isFunction(head.text)) {
    if (!countFits(head.text, given, argumentCount(head.text), reference, checking)) {
      inferAll();
      return "reported";
    }
    const value = inferFunction(head.text, given, reference, scope, checking);
    return { head: { kind: "function", name: head.text }, ...value, rest: reference.path };
  }
  if (symbol === undefined) {
    inferAll();
    reportUnknown(
      {
        name: head,
        message: `No table or function is called \`${head.text}\``,
        candidates: callables(checking),
      },
      checking,
    );
    return "reported";
  }
  checking.symbolOf.set(head, symbol);
  switch (symbol.kind) {
    case "table":
      return resolveTable(symbol, reference, given, scope, checking);
    case "tiers":
      return resolveTiers(symbol, reference, given, scope, checking);
    case "matrix":
    case "other":
      inferAll();
      return "reported";
    case "source":
    case "parameter":
    case "credit":
    case "figure":
    case "component":
      inferAll();
      checking.report({
        code: "wrong-kind",
        span: head.span,
        message: `\`${head.text}\` is no table and no function, so nothing can be passed to it`,
        help: `Write \`${head.text}\` without the brackets`,
      });
      return "reported";
    default:
      return unreachable(symbol);
  }
}

function resolveTable(
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
  if (!countFits(table.name, given, [count, count], reference, checking)) {
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

function resolveTiers(
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

function countFits(
  name: string,
  given: readonly Expression[],
  [least, most]: readonly [number, number],
  reference: Reference,
  checking: Checking,
): boolean {
  if (given.length >= least && given.length <= most) return true;
  const wanted =
    most === Number.POSITIVE_INFINITY ? `${least} values or more` : `${least} value${least === 1 ? "" : "s"}`;
  checking.report({
    code: "wrong-argument-count",
    span: reference.span,
    message: `\`${name}\` takes ${wanted}, but ${given.length} ${given.length === 1 ? "is" : "are"} given`,
    help: "Write one value for each, separated by commas",
  });
  return false;
}
