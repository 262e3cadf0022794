/** Which names may stand where the grammar asks for one. */

import { payoutBalanceNames, payoutLineNames } from "@attain/engine";
import type { CheckedPlan, ColumnSymbol, Symbol as PlanSymbol } from "../../check/checked-plan.js";
import { functionNames } from "../../check/resolve/functions.js";
import { coordinatesOf } from "../../check/types/coordinates.js";
import { describeType } from "../../check/types/describe-type.js";
import { isAward } from "../../check/types/is-award.js";
import type { LinkOptions } from "../../link/link.js";
import type { Expected } from "../../syntax/expected.js";
import { monthNames } from "../../syntax/month-names.js";
import type { Token } from "../../syntax/token.js";
import { functionHelp } from "../word-help.js";
import { type Offer, orderOf } from "./completion-item.js";
import { type ExpressionScope, symbolAt } from "./expression-scope.js";
import type { GivenPlace } from "./given-place.js";
import { levelOffers } from "./goal-offers.js";
import { valueOffers } from "./literal-offers.js";
import { membersAfterDot } from "./members.js";
import type { SeenValues } from "./seen-values.js";
import { sharedOffers } from "./shared-offers.js";
import { columnOffers, oneSymbol, partOffers, symbolOffers } from "./symbol-offers.js";

/** What the offers are made of. */
export interface Surroundings {
  readonly statement: readonly Token[];
  readonly plan: CheckedPlan;
  /** The plan's text and those of its files, one behind the other. */
  readonly text: string;
  readonly options: LinkOptions;
  readonly scope: ExpressionScope;
  readonly given: GivenPlace | undefined;
  readonly seen: SeenValues;
}

/** `expected` is a place of a name; at the place of a new one nothing is offered. */
export function nameOffers(expected: Expected, around: Surroundings): Offer[] {
  const { statement, plan, text, scope, given, seen } = around;
  const before = statement.at(-1)?.type;
  const symbols = (...kinds: readonly PlanSymbol["kind"][]) => symbolOffers(kinds, plan, text);
  if (before === "Dot") return memberOffers(around);
  switch (expected.rules.at(-1)) {
    case "reference":
      return expressionOffers(around);
    case "rateUse":
      return symbols("tiers");
    case "type":
    case "exchangeLine":
      return symbols("source");
    case "useStatement":
      return sharedOffers(statement, around.options);
    case "fiscalLine":
      return valueOffers(monthNames, "a month");
    case "grain":
      return [...symbols("credit"), ...partOffers(["payee"]), ...grainWords(), ...rosterColumns(plan)];
    case "creditHeader":
      if (before === "of") return symbols("source", "credit");
      return before === "on" ? columnOffers(dateColumns(around), orderOf.near) : [];
    case "journalHeader":
      return before === "of" ? symbols("component") : [];
    case "payoutPay":
    case "holdLine":
    case "drawLine":
      return [...plan.symbols.values()].filter(isPaid).flatMap((symbol) => oneSymbol(symbol, text));
    case "shareLine":
    case "rankHeader":
      return [...valueOffers(["payees"], "everybody who earns"), ...rosterColumns(plan)];
    case "levelLine":
      return levelOffers(plan);
    case "scope":
      return valueOffers(seen.payees, "a payee");
    case "givenHeader":
      return symbols("source", "parameter", "figure", "component", "scorecard");
    case "givenColumns":
      return headerOffers(given);
    case "value":
      return expected.rules.includes("expectLine") ? valueOffers(seen.payees, "a payee") : cellNames(around);
    case "path":
      return pathOffers(expected);
    case "tableHeader":
      return before === "LParen" || before === "Comma" ? everyColumn(plan) : [];
    default:
      return [];
  }

  function pathOffers({ rules }: Expected): Offer[] {
    switch (rules.at(-2)) {
      case "expectLine":
        return [
          ...symbols("figure", "component", "scorecard", "goal", "journal", "other"),
          { label: "payout", kind: "part", order: orderOf.near },
        ];
      case "receiverLine": {
        const columns = [...(scope.row?.source.columns.values() ?? [])];
        return [
          ...columnOffers(
            columns.filter(({ type }) => type.kind === "payee" || type.kind === "reference"),
            orderOf.near,
          ),
          ...(scope.row?.credit ? partOffers(["payee"]) : []),
        ];
      }
      case "factor":
        return [
          ...columnOffers(dateColumns(around), orderOf.near),
          ...(scope.isFigure && !scope.row ? partOffers(["opening", "closing"]) : []),
          ...symbols("source", "credit"),
        ];
      case "proveClaim":
        return symbols("source", "figure", "component", "scorecard");
      default:
        return [];
    }
  }
}

function memberOffers({ statement, scope, plan }: Surroundings): Offer[] {
  const beforeLast = statement.at(-2);
  // What comes out of a payout is looked up by component, or by what else was done before it was paid.
  if (beforeLast?.type === "payout") {
    const paid = [...plan.symbols.values()]
      .filter(isPaid)
      .map((symbol): Offer => ({ label: symbol.name, kind: "component", order: orderOf.near }));
    const names = new Set(paid.map(({ label }) => label));
    const others = [...payoutBalanceNames, ...payoutLineNames].filter((name) => !names.has(name));
    return [...paid, ...partOffers(others)];
  }
  const { source, parts } = membersAfterDot(statement, scope, plan);
  return [...columnOffers([...(source?.columns.values() ?? [])], orderOf.near), ...partOffers(parts)];
}

/** Components, but for awards, which are no money. */
function isPaid(symbol: PlanSymbol): boolean {
  return symbol.kind === "component" && !isAward(symbol);
}

function expressionOffers(around: Surroundings): Offer[] {
  const { scope, plan, text } = around;
  const { row } = scope;
  const named = (...kinds: readonly PlanSymbol["kind"][]) => symbolOffers(kinds, plan, text);
  const parameters = scope.parameters.map(
    ({ name, type }): Offer => ({
      label: name,
      kind: "argument",
      detail: describeType(type),
      order: orderOf.near,
    }),
  );
  return [
    ...parameters,
    ...(row ? columnOffers([...row.source.columns.values()], orderOf.near) : []),
    ...columnOffers(scope.divided ?? [], orderOf.near),
    ...(scope.aggregates ? named("credit", "source", "figure", "component", "scorecard") : []),
    ...(scope.aggregates ? columnsBehindCredits(plan) : []),
    ...(scope.card ? [...oneSymbol(scope.card, text), ...partOffers([...scope.card.parts.keys()])] : []),
    ...(row?.credit ? oneSymbol(row.credit, text) : []),
    ...(row ? oneSymbol(row.source, text) : []),
    ...(scope.isFigure ? named("figure", "component", "scorecard", "goal", "source", "other") : []),
    ...named("parameter", "table", "matrix", "tiers"),
    ...(row && !row.credit ? [] : partOffers(["payee"])),
    ...functionNames.map(
      (name): Offer => ({
        label: name,
        kind: "function",
        detail: "function",
        documentation: functionHelp[name],
        insertText: `${name}($1)`,
        isSnippet: true,
        order: orderOf.function,
      }),
    ),
  ];
}

/** What is added up may be named only further on: `sum(first { when region = "EMEA" : booking ...`. */
function columnsBehindCredits(plan: CheckedPlan): Offer[] {
  const sources = [...plan.symbols.values()].flatMap((symbol) =>
    symbol.kind === "credit" ? symbol.source : [],
  );
  return [...new Set(sources)].flatMap((source) => columnOffers([...source.columns.values()], orderOf.name));
}

function grainWords(): Offer[] {
  return ["day", "month", "quarter", "half", "year", "plan"].map((label) => ({
    label,
    kind: "keyword",
    order: orderOf.near,
  }));
}

function dateColumns({ statement, plan, scope }: Surroundings): ColumnSymbol[] {
  const of = statement.findIndex(({ type }) => type === "of");
  const symbol = statement[0]?.type === "credit" && of > 0 ? symbolAt(statement[of + 1], plan) : undefined;
  const source =
    symbol?.kind === "source" ? symbol : symbol?.kind === "credit" ? symbol.source : scope.row?.source;
  return [...(source?.columns.values() ?? [])].filter(({ type }) => type.kind === "date");
}

function rosterColumns({ settings }: CheckedPlan): Offer[] {
  return columnOffers([...(settings.roster?.columns.values() ?? [])], orderOf.near);
}

function everyColumn(plan: CheckedPlan): Offer[] {
  const columns = [...plan.symbols.values()].flatMap((symbol) =>
    symbol.kind === "source" ? [...symbol.columns.values()] : [],
  );
  return columnOffers(columns, orderOf.near);
}

/** Columns that are not among the headers yet; of a given figure: payee, period and value. */
function headerOffers(given: GivenPlace | undefined): Offer[] {
  const { symbol, headers = [] } = given ?? {};
  const left = (name: string) => !headers.includes(name);
  if (symbol?.kind === "source") {
    return columnOffers(
      [...symbol.columns.values()].filter(({ name }) => left(name)),
      orderOf.near,
    );
  }
  if (symbol?.kind !== "figure" && symbol?.kind !== "component" && symbol?.kind !== "scorecard") return [];
  const names = coordinatesOf(symbol.grain).flatMap((coordinate) => {
    if (coordinate.kind === "plan") return [];
    if (coordinate.kind === "payee") return ["payee"];
    return [coordinate.kind === "period" ? coordinate.unit : coordinate.column.name];
  });
  return valueOffers([...names, "amount"].filter(left), `a column of given ${symbol.name}`);
}

function cellNames({ given, seen }: Surroundings): Offer[] {
  const { column, header } = given ?? {};
  if (header === "payee") return valueOffers(seen.payees, "a payee");
  if (!column) return [];
  const names = [...seen.inColumn(column)].filter((text) => !text.startsWith('"'));
  return valueOffers(names, column.type.kind === "payee" ? "a payee" : `in a row of ${column.source}`);
}
