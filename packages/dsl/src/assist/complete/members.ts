/** What may follow a dot: the columns of the row that the names before it lead to. */

import type { CheckedPlan, SourceSymbol } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import { journalParts } from "../../check/types/journal-parts.js";
import type { Token } from "../../syntax/token.js";
import { type ExpressionScope, symbolAt } from "./expression-scope.js";

export interface Members {
  readonly source?: SourceSymbol;
  /** Names of the language's own. */
  readonly parts: readonly string[];
}

/** `tokens` end with a dot. */
export function membersAfterDot(
  tokens: readonly Token[],
  scope: ExpressionScope,
  plan: CheckedPlan,
): Members {
  const [head, ...rest] = namesBeforeDot(tokens);
  if (!head) return { parts: [] };
  let members = membersOfHead(head, scope, plan);
  for (const name of rest) {
    members = membersOfType(members.source?.columns.get(name.text.normalize("NFC"))?.type, plan);
  }
  return members;
}

/** The names of the path, and for `table(x).` the table's. */
function namesBeforeDot(tokens: readonly Token[]): readonly Token[] {
  const names: Token[] = [];
  let index = tokens.length - 1;
  while (index > 0 && tokens[index]?.type === "Dot") {
    index -= 1;
    if (tokens[index]?.type === "RParen") index = beforeBracket(tokens, index);
    const name = tokens[index];
    if (!name) break;
    names.unshift(name);
    index -= 1;
  }
  return names;
}

function beforeBracket(tokens: readonly Token[], close: number): number {
  let depth = 0;
  let index = close;
  for (; index > 0; index -= 1) {
    if (tokens[index]?.type === "RParen") depth += 1;
    if (tokens[index]?.type === "LParen") depth -= 1;
    if (depth === 0) break;
  }
  return index - 1;
}

function membersOfHead(head: Token, scope: ExpressionScope, plan: CheckedPlan): Members {
  const name = head.text.normalize("NFC");
  const parameter = scope.parameters.find((candidate) => candidate.name === name);
  if (parameter) return membersOfType(parameter.type, plan);
  const column =
    scope.row?.source.columns.get(name) ?? scope.divided?.find((candidate) => candidate.name === name);
  if (column) return membersOfType(column.type, plan);
  if (name === "payee") {
    const { source, parts } = membersOfType({ kind: "payee" }, plan);
    return { ...(source && { source }), parts: [...parts, "months_in_plan"] };
  }
  const symbol = symbolAt(head, plan);
  switch (symbol?.kind) {
    case "source":
      return { source: symbol, parts: [] };
    case "credit":
      return { source: symbol.source, parts: ["share", "date", "payee"] };
    case "component":
      return { parts: ["uncapped", "excess"] };
    case "goal":
      return { parts: symbol.levels.map((level) => level.name) };
    case "scorecard":
      return { parts: [...symbol.parts.keys()] };
    case "journal":
      return { parts: journalParts(symbol.statement) };
    case "parameter":
    case "table":
    case "figure":
      return membersOfType(symbol.type, plan);
    default:
      return { parts: [] };
  }
}

function membersOfType(type: Type | undefined, plan: CheckedPlan): Members {
  if (type?.kind === "payee") {
    const { roster } = plan.settings;
    return { ...(roster && { source: roster }), parts: roster?.columns.has("manager") ? ["managers"] : [] };
  }
  const source = type?.kind === "reference" ? plan.symbols.get(type.source) : undefined;
  return source?.kind === "source" ? { source, parts: [] } : { parts: [] };
}

/** What a path of names is worth, as far as it can be told; `tokens` end with the path. */
export function typeOfPath(
  tokens: readonly Token[],
  scope: ExpressionScope,
  plan: CheckedPlan,
): Type | undefined {
  const last = tokens.at(-1);
  if (!last) return undefined;
  const name = last.text.normalize("NFC");
  if (tokens.at(-2)?.type === "Dot") {
    return membersAfterDot(tokens.slice(0, -1), scope, plan).source?.columns.get(name)?.type;
  }
  const parameter = scope.parameters.find((candidate) => candidate.name === name);
  if (parameter) return parameter.type;
  const column = scope.row?.source.columns.get(name);
  if (column) return column.type;
  const symbol = symbolAt(last, plan);
  return symbol && "type" in symbol ? symbol.type : undefined;
}
