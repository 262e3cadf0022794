/**
 * What an expression can come to, from the plan's text alone: literals, parameters, declared choices, the
 * values of tables and tiers, and arithmetic on them. What rows hold may be any number or text.
 */

import { exact, type Fraction, parseDay, parsePeriod } from "@attain/engine";
import type {
  CheckedPlan,
  FigureSymbol,
  Meaning,
  PlanSymbol,
  TableSymbol,
  TiersSymbol,
} from "../../check/checked-plan.js";
import type { Type } from "../../check/type.js";
import { constantOf } from "../../lower/literal.js";
import type { Aggregate, Expression, Reference } from "../../syntax/ast.js";
import { expressionKey } from "../expression-key.js";
import {
  anyNumber,
  anyText,
  anyWhole,
  atLeast,
  type Domain,
  declaredTexts,
  exactly,
  hull,
  hullOf,
  type NumberDomain,
  unknownDomain,
} from "./domain.js";
import { greater, isPositive, lesser, minus, opposite, over, plus, times } from "./interval-arithmetic.js";

/** Domains of what has a name, as far as they are known; one that goes in a circle is not. */
export interface Domains {
  readonly plan: CheckedPlan;
  readonly known: Map<PlanSymbol, Domain>;
  /** Of the arguments of the table around, by place. */
  readonly argumentsOf?: readonly Domain[];
  /** What is known of some expressions from outside, by their keys. */
  readonly within?: ReadonlyMap<string, Domain>;
}

export function domainOf(expression: Expression, domains: Domains): Domain {
  const { within } = domains;
  const narrower =
    within && expression.kind === "reference" && within.get(expressionKey(expression, domains.plan));
  const found = narrower || stated(expression, domains);
  if (found.kind !== "unknown") return found;
  return domainOfType(domains.plan.typeOf.get(expression));
}

export function domainOfType(type: Type | undefined): Domain {
  switch (type?.kind) {
    case "number":
    case "percent":
    case "money":
    case "duration":
      return anyNumber;
    case "date":
    case "period":
      return anyWhole;
    case "choice":
      return declaredTexts(type.values);
    case "yesno":
      return declaredTexts(["yes", "no"]);
    case "text":
    case "payee":
    case "reference":
      return anyText;
    default:
      return unknownDomain;
  }
}

function stated(expression: Expression, domains: Domains): Domain {
  const of = (inner: Expression) => domainOf(inner, domains);
  switch (expression.kind) {
    case "number":
    case "percent":
    case "money":
    case "quantity":
    case "date":
    case "period": {
      const value = numberOf(expression);
      return value ? exactly(value) : unknownDomain;
    }
    case "text":
      return { kind: "texts", values: [expression.value], isOpen: false, isDeclared: false };
    case "yesno":
      return declaredTexts([expression.value ? "yes" : "no"]);
    case "group":
      return of(expression.inner);
    case "negate":
      return onNumbers(of(expression.operand), opposite);
    case "else":
      return hull(of(expression.value), of(expression.otherwise));
    case "arithmetic": {
      const [left, right] = [of(expression.left), of(expression.right)];
      const isTime = [expression.left, expression.right].some((side) =>
        isTimeType(domains.plan.typeOf.get(side)),
      );
      if (isTime || left.kind !== "numbers" || right.kind !== "numbers") return unknownDomain;
      return { "+": plus, "-": minus, "*": times, "/": over }[expression.operator](left, right);
    }
    case "choice": {
      const values = expression.cases.map(({ value }) => value);
      const all = [...values, ...(expression.otherwise ? [expression.otherwise.value] : [])].map(of);
      return expression.hit === "sum" ? unknownDomain : hullOf(all);
    }
    case "aggregate":
      return aggregateDomain(expression, domains);
    case "reference":
      return referenceDomain(expression, domains);
    default:
      return unknownDomain;
  }
}

/** The number of a literal; dates and periods as counts. */
export function numberOf(literal: Expression): Fraction | undefined {
  switch (literal.kind) {
    case "number":
    case "percent":
    case "money":
    case "quantity": {
      const constant = constantOf(literal);
      return constant && exact.fromText(constant.value);
    }
    case "date": {
      const day = parseDay(literal.value);
      return day === undefined ? undefined : exact.fromInteger(day);
    }
    case "period": {
      const period = parsePeriod(literal.value);
      return period && exact.fromInteger(period.ordinal);
    }
    case "group":
      return numberOf(literal.inner);
    default:
      return undefined;
  }
}

function isTimeType(type: Type | undefined): boolean {
  return type?.kind === "date" || type?.kind === "period";
}

function onNumbers(domain: Domain, change: (domain: NumberDomain) => NumberDomain): Domain {
  return domain.kind === "numbers" ? change(domain) : unknownDomain;
}

function aggregateDomain(aggregate: Aggregate, domains: Domains): Domain {
  switch (aggregate.function) {
    case "count":
      return atLeast(exact.zero, true);
    case "average":
    case "lowest":
    case "highest": {
      const value = domainOf(aggregate.value, domains);
      return onNumbers(value, (numbers) => ({
        ...numbers,
        isWhole: numbers.isWhole && aggregate.function !== "average",
      }));
    }
    case "sum": {
      const value = domainOf(aggregate.value, domains);
      return value.kind === "numbers" && isPositive(value)
        ? atLeast(exact.zero, value.isWhole)
        : unknownDomain;
    }
  }
}

function referenceDomain(reference: Reference, domains: Domains): Domain {
  const meaning = domains.plan.meaningOf.get(reference);
  if (meaning === undefined || meaning.steps.length > 0) return unknownDomain;
  const { head } = meaning;
  switch (head.kind) {
    case "argument":
      return domains.argumentsOf?.[head.index] ?? unknownDomain;
    case "parameter":
      return remembered(head.parameter, domains, () =>
        hullOf(
          head.parameter.statements.flatMap(({ values }) =>
            values.map(({ value }) => domainOf(value, domains)),
          ),
        ),
      );
    case "figure":
      if (head.part !== undefined || head.item !== undefined || head.figure.kind !== "figure")
        return unknownDomain;
      return figureDomain(head.figure, domains);
    case "table":
      return remembered(head.table, domains, () => tableDomain(head.table, domains));
    case "tiers":
      return remembered(head.tiers, domains, () => tiersDomain(head.tiers, domains));
    case "function":
      return functionDomain(reference, head, domains);
    default:
      return unknownDomain;
  }
}

function figureDomain(figure: FigureSymbol, domains: Domains): Domain {
  return remembered(figure, domains, () =>
    hullOf(figure.statements.map(({ value }) => domainOf(value, domains))),
  );
}

function tableDomain({ statements }: TableSymbol, domains: Domains): Domain {
  const [first] = statements;
  if (first.hit === "sum") return unknownDomain;
  const { argumentsOf: _, ...outside } = domains;
  return hullOf(
    statements.flatMap(({ rows, otherwise }) =>
      [...rows, ...(otherwise ? [otherwise] : [])].map(({ value }) => domainOf(value, outside)),
    ),
  );
}

/** Of tiers read by themselves, and of the rates that others pay at. */
export function tiersDomain({ statements }: TiersSymbol, domains: Domains): Domain {
  const rises = statements.some(({ beyond, mode }) => beyond === "rising" || mode.kind === "accumulating");
  if (rises) return unknownDomain;
  return hullOf(statements.flatMap(({ rows }) => rows.map(({ value }) => domainOf(value, domains))));
}

function functionDomain(
  { arguments: given = [] }: Reference,
  head: Extract<Meaning["head"], { kind: "function" }>,
  domains: Domains,
): Domain {
  const all = given.map((argument) => domainOf(argument, domains));
  const [first = unknownDomain] = all;
  const numbers = all.flatMap((domain) => (domain.kind === "numbers" ? [domain] : []));
  if (numbers.length < all.length) return unknownDomain;
  switch (head.name) {
    case "min":
      return numbers.reduce(lesser);
    case "max":
      return numbers.reduce(greater);
    case "opening":
    case "closing":
      return first;
    case "day_average":
      return onNumbers(first, (domain) => ({ ...domain, isWhole: false }));
    case "prorate":
      return onNumbers(hull(first, exactly(exact.zero)), (domain) => ({ ...domain, isWhole: false }));
    case "months":
      return atLeast(exact.zero);
    default:
      return unknownDomain;
  }
}

/** Definitions read through one another before nothing more is asked of them: a chain may be as long as a plan. */
const deepest = 100;
const depths = new WeakMap<Domains["known"], number>();

function remembered(symbol: PlanSymbol, { known }: Domains, find: () => Domain): Domain {
  const before = known.get(symbol);
  if (before !== undefined) return before;
  const depth = depths.get(known) ?? 0;
  if (depth >= deepest) return unknownDomain;
  known.set(symbol, unknownDomain);
  depths.set(known, depth + 1);
  const found = find();
  depths.set(known, depth);
  known.set(symbol, found);
  return found;
}
