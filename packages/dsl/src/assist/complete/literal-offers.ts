/** Texts, dates, periods and currencies that are likely where the caret is. */

import { currencies } from "@attain/engine";
import type { CheckedPlan, ColumnSymbol, TableSymbol } from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import type { Token } from "../../syntax/token.js";
import { type Offer, orderOf } from "./completion-item.js";
import { type ExpressionScope, symbolAt } from "./expression-scope.js";
import type { GivenPlace } from "./given-place.js";
import { membersAfterDot, typeOfPath } from "./members.js";
import { quoted, type SeenValues } from "./seen-values.js";

export function valueOffers(texts: Iterable<string>, detail: string, order: number = orderOf.value): Offer[] {
  return [...texts].map((label) => ({ label, kind: "value", detail, order }));
}

function textsOfType(type: Type | undefined): Offer[] {
  return type?.kind === "choice" ? valueOffers(type.values.map(quoted), "one of the column's values") : [];
}

export function cellTexts(given: GivenPlace, seen: SeenValues): Offer[] {
  const { column } = given;
  return column ? columnTexts(column, seen) : [];
}

/** What may stand in a column, and what stands in it in the plan's examples. */
export function columnTexts(column: ColumnSymbol, seen: SeenValues): Offer[] {
  return [...textsOfType(column.type), ...seenTexts(column, seen)];
}

function seenTexts(column: ColumnSymbol, seen: SeenValues): Offer[] {
  const texts = [...seen.inColumn(column)].filter((text) => text.startsWith('"'));
  return valueOffers(texts, `in a row of ${column.source}`);
}

/** In `when "platform", ...`: the values of what the table is called with at this cell. */
export function tableCellTexts(statement: readonly Token[], plan: CheckedPlan): Offer[] {
  const table = symbolAt(statement[1], plan);
  if (table?.kind !== "table") return [];
  const row = statement.slice(statement.findLastIndex(({ type }) => type === "when"));
  const index = row.filter(({ type }) => type === "Comma").length;
  return argumentTypes(table, index, plan).flatMap(textsOfType);
}

/** What calls pass, and columns that are called like the parameter: it is likely theirs. */
function argumentTypes(table: TableSymbol, index: number, plan: CheckedPlan): Type[] {
  const types: Type[] = [];
  for (const [node, { head }] of plan.meaningOf) {
    const argument = node.kind === "reference" ? node.arguments?.[index] : undefined;
    const type = argument && plan.typeOf.get(argument);
    if (type && head.kind === "table" && head.table === table) types.push(type);
  }
  const name = table.statements[0].parameters[index]?.text ?? "";
  for (const symbol of plan.symbols.values()) {
    const column = symbol.kind === "source" ? symbol.columns.get(name) : undefined;
    if (column) types.push(column.type);
  }
  return types;
}

/** In `product = "platform" | ...`: the values of what is compared. */
export function comparedTexts(
  statement: readonly Token[],
  scope: ExpressionScope,
  plan: CheckedPlan,
  seen: SeenValues,
): Offer[] {
  let end = statement.length;
  while (statement[end - 1]?.type === "Bar" && statement[end - 2]?.type === "Text") end -= 2;
  const operator = statement[end - 1]?.type;
  if (operator !== "Equals" && operator !== "NotEquals") return [];
  const path = statement.slice(0, end - 1);
  const column = columnAt(path, scope, plan);
  return [
    ...textsOfType(column?.type ?? typeOfPath(path, scope, plan)),
    ...(column ? seenTexts(column, seen) : []),
  ];
}

function columnAt(
  path: readonly Token[],
  scope: ExpressionScope,
  plan: CheckedPlan,
): ColumnSymbol | undefined {
  const name = path.at(-1)?.text.normalize("NFC") ?? "";
  const source =
    path.at(-2)?.type === "Dot" ? membersAfterDot(path.slice(0, -1), scope, plan).source : scope.row?.source;
  return source?.columns.get(name);
}

/** The plan's first and last day, and the days it names. */
export function dateOffers(plan: CheckedPlan, tokens: readonly Token[]): Offer[] {
  const { from, through } = plan.settings;
  const named = tokens.filter(({ type }) => type === "Date").map(({ text }) => text);
  return valueOffers(
    new Set([from, through, ...named].filter((date) => date !== "")),
    "a date",
    orderOf.function,
  );
}

/** The quarters and months of the plan's first year, and the periods it names. */
export function periodOffers(plan: CheckedPlan, tokens: readonly Token[]): Offer[] {
  const year = plan.settings.from.slice(0, 4);
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`);
  const months = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}`);
  const named = tokens.filter(({ type }) => type === "Period").map(({ text }) => text);
  return valueOffers(
    new Set([...named, ...(year === "" ? [] : [...quarters, ...months])]),
    "a period",
    orderOf.function,
  );
}

/** The plan's currency first. */
export function currencyOffers(plan: CheckedPlan): Offer[] {
  const { currency } = plan.settings;
  const others = currencies.filter((code) => code !== currency);
  return [
    ...(currency === "" ? [] : valueOffers([currency], "the plan's currency")),
    ...others.map(
      (label): Offer => ({ label, kind: "value", detail: "a currency", order: orderOf.operator }),
    ),
  ];
}
