/** Written types as types: `money per year`, `"a" | "b"`, the name of another data set. */

import { unreachable } from "../../invariant.js";
import type { TypeNode } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { candidatesOf, reportUnknown, words } from "../resolve/unknown-name.js";
import type { Type } from "../type.js";
import { mixed } from "../types/money.js";
import { unknown } from "../types/unify.js";
import { checkCurrency } from "./settings.js";

const typeWords = [
  "text",
  "number",
  "percent",
  "date",
  "yesno",
  "payee",
  "money",
  "day",
  "month",
  "quarter",
  "half",
  "year",
];

/** `place` is a column, which may refer to other data, or a value of the plan, which may not. */
export function typeOfNode(node: TypeNode, place: "column" | "value", checking: Checking): Type {
  switch (node.kind) {
    case "simpleType":
      return { kind: node.name };
    case "periodType":
      return { kind: "period", unit: node.unit };
    case "enumType":
      return { kind: "choice", values: node.values.map(({ value }) => value) };
    case "moneyType":
      return moneyType(node, place, checking);
    case "referenceType":
      return referenceType(node, place, checking);
    case "unreadType":
      return unknown;
    default:
      return unreachable(node);
  }
}

function moneyType(
  node: Extract<TypeNode, { kind: "moneyType" }>,
  place: "column" | "value",
  checking: Checking,
): Type {
  if (node.mixed && place === "value") {
    checking.report({
      code: "wrong-kind",
      span: node.span,
      message: "Only columns hold amounts that name their own currency, and this is a value of the plan",
      help: "Name the currency: `money EUR`",
    });
    return unknown;
  }
  if (node.currency && !checkCurrency(node.currency, checking)) return unknown;
  const currency = node.mixed ? mixed : (node.currency?.text ?? checking.settings.currency);
  return node.per ? { kind: "money", currency, per: node.per.unit } : { kind: "money", currency };
}

function referenceType(
  node: Extract<TypeNode, { kind: "referenceType" }>,
  place: "column" | "value",
  checking: Checking,
): Type {
  const { source } = node;
  const symbol = checking.symbols.get(source.text);
  if (symbol === undefined) {
    reportUnknown(
      {
        name: source,
        message: `No type and no data is called \`${source.text}\``,
        candidates: () => [...words(typeWords), ...candidatesOf(["source"], checking)],
      },
      checking,
    );
    return unknown;
  }
  checking.symbolOf.set(source, symbol);
  if (symbol.kind === "source" && place === "column") return { kind: "reference", source: symbol.name };
  checking.report({
    code: "wrong-kind",
    span: source.span,
    message:
      symbol.kind === "source"
        ? `Only columns refer to rows of \`${source.text}\`, and this is a value of the plan`
        : `\`${source.text}\` is no type and no data`,
    help: "Write a type such as `text`, `number`, `percent`, `money` or `date`",
  });
  return unknown;
}
