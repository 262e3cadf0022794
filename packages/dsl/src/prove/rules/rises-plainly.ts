/**
 * Components of which no curve has to be drawn: sums of credits at slices of rates that are not negative, behind
 * a gate that opens once. Most components are such, and a plan is analysed at every keystroke.
 */

import type { FigureSymbol } from "../../check/checked-plan.js";
import type { ComponentStatement, Expression } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { domainOf } from "../domains/domain-of.js";
import { isPositive } from "../domains/interval-arithmetic.js";
import { multipleOf } from "./multiple-of.js";

export function risesPlainly({ clauses }: ComponentStatement, analysing: Analysing): boolean {
  const bases: Expression[] = [];
  for (const clause of clauses) {
    switch (clause.kind) {
      case "pay":
        if (!isPlain(clause.base, analysing)) return false;
        if (clause.at && !(isPlain(clause.at.axis, analysing) && isSliced(clause.at.tiers.text, analysing)))
          return false;
        bases.push(clause.base);
        break;
      case "gate": {
        const { condition } = clause;
        if (condition.kind !== "compare" || (condition.operator !== ">=" && condition.operator !== ">"))
          return false;
        if (!isPlain(condition.left, analysing) || !isSure(condition.right[0], analysing)) return false;
        break;
      }
      case "times":
        if (!isSure(clause.value, analysing) || !isPlain(clause.value, analysing)) return false;
        break;
      case "floor":
      case "cap":
        if (!isPlain(clause.value, analysing)) return false;
        break;
      default:
        break;
    }
  }
  const caps = clauses.flatMap((clause) =>
    clause.kind === "cap" && clause.per === undefined ? [clause.value] : [],
  );
  return !caps.some((cap) => isComparable(cap, bases, analysing));
}

/** Only a fixed cap, or one of what is paid on, says how far the tiers go. */
function isComparable(cap: Expression, bases: readonly Expression[], { domains }: Analysing): boolean {
  const { of } = multipleOf(cap, domains);
  return of === "" || bases.some((base) => multipleOf(base, domains).of === of);
}

function isSure(expression: Expression, { domains }: Analysing): boolean {
  const domain = domainOf(expression, domains);
  return domain.kind === "numbers" && isPositive(domain);
}

function isSliced(name: string, analysing: Analysing): boolean {
  const tiers = analysing.plan.symbols.get(name);
  if (tiers?.kind !== "tiers") return false;
  return tiers.statements.every(
    ({ mode, rows }) =>
      mode.kind === "marginal" &&
      rows.every(
        ({ value, plus }) => isSure(value, analysing) && (plus === undefined || isSure(plus, analysing)),
      ),
  );
}

/** Sums, products and quotients of what is credited, looked up or written down. */
function isPlain(expression: Expression, analysing: Analysing, seen: readonly FigureSymbol[] = []): boolean {
  const plain = (inner: Expression) => isPlain(inner, analysing, seen);
  switch (expression.kind) {
    case "number":
    case "percent":
    case "money":
    case "aggregate":
      return true;
    case "group":
      return plain(expression.inner);
    case "else":
      return plain(expression.value);
    case "arithmetic":
      return expression.operator !== "-" && plain(expression.left) && plain(expression.right);
    case "reference": {
      const meaning = analysing.plan.meaningOf.get(expression);
      // What is found from row to row is looked up.
      if (meaning === undefined || meaning.steps.length > 0) return meaning !== undefined;
      const { head } = meaning;
      switch (head.kind) {
        case "parameter":
          return isSure(expression, analysing);
        case "keyed":
          return true;
        case "figure": {
          const { figure } = head;
          if (figure.kind !== "figure" || seen.includes(figure)) return false;
          return figure.statements.every(({ value }) => isPlain(value, analysing, [...seen, figure]));
        }
        default:
          return false;
      }
    }
    default:
      return false;
  }
}
