/** The credit, data or figure that an aggregate adds up, found by its name between the brackets. */

import type { Aggregate, Expression, Name, Reference } from "../../syntax/ast.js";
import type { AnyFigure, CreditSymbol, OtherSymbol, PlanSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { sourceWithColumn } from "./column.js";
import { candidatesOf, reportUnknown } from "./unknown-name.js";

export type Aggregated = CreditSymbol | SourceSymbol | AnyFigure | OtherSymbol;

/** A credit comes before data, data before a figure: `sum(booking * quotas.rate)` runs over bookings. */
const order: readonly PlanSymbol["kind"][] = [
  "credit",
  "source",
  "figure",
  "component",
  "scorecard",
  "other",
];

export function aggregatedName(
  aggregate: Aggregate,
  checking: Checking,
): { readonly symbol: Aggregated; readonly name: Name } | undefined {
  const references = bareReferences(aggregate.value);
  const found = references.flatMap(({ head }) => {
    const symbol = checking.symbols.get(head.text);
    return symbol && isAggregated(symbol) ? [{ symbol, name: head }] : [];
  });
  found.sort((a, b) => order.indexOf(a.symbol.kind) - order.indexOf(b.symbol.kind));
  const [best] = found;
  if (best === undefined) {
    reportNothing(aggregate, references, checking);
    return undefined;
  }
  const { kind, name } = best.symbol;
  const rival =
    kind === "credit" || kind === "source"
      ? found.find(({ symbol }) => symbol.kind === kind && symbol.name !== name)
      : undefined;
  if (rival) {
    reportTwo(aggregate, best.name, rival.name, checking);
    return undefined;
  }
  return best;
}

function isAggregated(symbol: PlanSymbol): symbol is Aggregated {
  return order.includes(symbol.kind);
}

/** References outside of further aggregates, which look at rows of their own. */
function bareReferences(expression: Expression): Reference[] {
  switch (expression.kind) {
    case "reference":
      return expression.arguments ? expression.arguments.flatMap(bareReferences) : [expression];
    case "group":
      return bareReferences(expression.inner);
    case "else":
      return [expression.value, expression.otherwise].flatMap(bareReferences);
    case "and":
    case "or":
      return expression.operands.flatMap(bareReferences);
    case "not":
    case "negate":
      return bareReferences(expression.operand);
    case "compare":
      return [expression.left, ...expression.right].flatMap(bareReferences);
    case "arithmetic":
      return [expression.left, expression.right].flatMap(bareReferences);
    case "convert":
      return bareReferences(expression.value);
    case "choice":
      return [
        ...expression.cases.flatMap((branch) => [branch.when, branch.value]),
        ...(expression.otherwise ? [expression.otherwise.value] : []),
      ].flatMap(bareReferences);
    default:
      return [];
  }
}

function reportNothing(aggregate: Aggregate, references: readonly Reference[], checking: Checking): void {
  const [first] = references;
  const known = first && (first.head.text === "payee" || checking.symbols.has(first.head.text));
  if (first && !known) {
    const { text } = first.head;
    reportUnknown(
      {
        name: first.head,
        message: `Nothing is called \`${text}\``,
        candidates: () => candidatesOf(["credit", "source", "figure", "component", "scorecard"], checking),
        help: () => {
          const source = sourceWithColumn(text, checking);
          const written = source && `${aggregate.function}(${source.name}.${text})`;
          return source && `\`${text}\` is a column of \`${source.name}\`: write \`${written}\``;
        },
      },
      checking,
    );
    return;
  }
  const goal = references.find(({ head }) => checking.symbols.get(head.text)?.kind === "goal");
  if (goal) {
    const name = goal.head.text;
    checking.report({
      code: "nothing-to-aggregate",
      span: goal.head.span,
      message: `\`${name}\` is a goal, which \`${aggregate.function}\` takes together as a figure that reads it`,
      help: `Write a quota, such as \`quota target per quarter = ${name}\`, and take that together`,
    });
    return;
  }
  checking.report({
    code: "nothing-to-aggregate",
    span: aggregate.span,
    message: `\`${aggregate.function}\` does not say whose rows it takes together`,
    help: "Name a credit, data or a figure between the brackets: `sum(booking)`, `count(visits)`",
  });
}

function reportTwo(aggregate: Aggregate, first: Name, second: Name, checking: Checking): void {
  checking.report({
    code: "nothing-to-aggregate",
    span: aggregate.span,
    message: `\`${aggregate.function}\` runs over one kind of rows, but \`${first.text}\` and \`${second.text}\` are two`,
    help: "Write one aggregate for each",
  });
}
