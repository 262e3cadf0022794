/** `quotas.amount` in a figure: the row at the figure's own keys, its payee and its period. */

import type { PeriodUnitWord, Reference } from "../../syntax/ast.js";
import type { ColumnSymbol, FigureGrain, SourceSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { describeType } from "../types/describe-type.js";
import { fits } from "../types/fits.js";
import { groupColumn, ownerOf } from "../types/group.js";
import { describeGrain, isLonger } from "../types/period-length.js";
import { columnOf, readColumn } from "./column.js";
import { hasPayee } from "./payee.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";

export function resolveKeyed(
  source: SourceSymbol,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): Resolution {
  const [name, ...rest] = reference.path;
  addDependency(scope.definition, source, checking);
  if (name === undefined) {
    checking.report({
      code: "wrong-kind",
      span: reference.span,
      message: `\`${source.name}\` is data, and a value is needed here`,
      help: `Write one of its columns (\`${source.name}.amount\`), or count its rows: \`count(${source.name})\``,
    });
    return "reported";
  }
  const column = columnOf(source, name, checking);
  if (column === undefined) return "reported";
  const reason = whyNoRow(source, scope);
  if (reason) {
    if (source.statement.broken) return "reported";
    checking.report({
      code: reason.finer ? "needs-aggregate" : "which-row",
      span: reference.span,
      message: reason.message,
      help:
        reason.help ??
        `Add the rows up, \`sum(${source.name}.${name.text})\`, or follow a column that refers to one`,
    });
    return "reported";
  }
  readColumn(column, name, scope, checking);
  const group = groupColumn(scope.figure);
  const groupKey = group && source.keys.find((key) => holdsGroup(key, group, source));
  return {
    head: { kind: "keyed", source, column, ...(groupKey && { groupKey }) },
    type: column.type,
    absent: column.optional,
    rest,
    ...(source.statement.dated && { dated: true }),
  };
}

interface Reason {
  readonly message: string;
  readonly help?: string;
  /** There are several rows, one for each part of the period. */
  readonly finer?: boolean;
}

/** Why the figure's own keys do not find one row. */
function whyNoRow(source: SourceSymbol, scope: Scope): Reason | undefined {
  const { figure } = scope;
  if (figure === undefined) {
    return {
      message: `Which row of \`${source.name}\` is meant cannot be told here, where there is no payee and no period`,
      help: scope.row
        ? "Follow a column that refers to it, such as `rep.region`"
        : "Pass the value to the table or tiers as an argument",
    };
  }
  if (source.keys.length === 0) {
    return { message: `\`${source.name}\` has no key, so it cannot be told which of its rows is meant` };
  }
  for (const key of source.keys) {
    const reason = whyNoKey(source, key, figure, scope);
    if (reason) return reason;
  }
  return undefined;
}

function whyNoKey(
  source: SourceSymbol,
  key: ColumnSymbol,
  figure: FigureGrain,
  scope: Scope,
): Reason | undefined {
  const { type } = key;
  const column = groupColumn(figure);
  if (column && holdsGroup(key, column, source)) return undefined;
  switch (type.kind) {
    case "unknown":
      return undefined;
    case "payee":
      if (hasPayee(scope)) return undefined;
      return {
        message: `\`${source.name}\` has a row for each payee, and this is one number for ${ownerOf(figure)}`,
      };
    case "period":
      if (!severalIn(figure, type.unit)) return undefined;
      return {
        message: `\`${source.name}\` has a row per ${type.unit}, and this is one number ${describeGrain(figure)}`,
        finer: true,
      };
    default:
      return {
        message: `\`${source.name}\` has a row for each \`${key.name}\` (${describeType(type)}), and a figure has none`,
      };
  }
}

/** `team_quotas.team` is the key of a number `per team`: of the same name and type, or what the column refers to. */
function holdsGroup(key: ColumnSymbol, column: ColumnSymbol, source: SourceSymbol): boolean {
  if (column.type.kind === "reference" && column.type.source === source.name) return source.keys.length === 1;
  return key.name === column.name && fits(column.type, key.type);
}

function severalIn(figure: FigureGrain, unit: PeriodUnitWord): boolean {
  return figure.owner !== "credit" && isLonger(figure.per, unit);
}
