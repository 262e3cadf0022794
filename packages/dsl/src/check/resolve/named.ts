/** Bare names that stand for something of the plan: parameters, figures, keyed data. */

import { unreachable } from "../../invariant.js";
import type { Reference } from "../../syntax/ast.js";
import type { CreditSymbol, ParameterSymbol, PlanSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { resolveFigure } from "./figure.js";
import { resolveGoal } from "./goal.js";
import { resolveKeyed } from "./keyed.js";
import { passOwnValuesOn } from "./own-values.js";
import { hasPayee, reportNoPayee } from "./payee.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";

export function resolveNamed(reference: Reference, scope: Scope, checking: Checking): Resolution {
  const symbol = checking.symbols.get(reference.head.text);
  if (symbol === undefined) return undefined;
  checking.symbolOf.set(reference.head, symbol);
  switch (symbol.kind) {
    case "parameter":
      return resolveParameter(symbol, reference, scope, checking);
    case "figure":
    case "component":
    case "scorecard":
      return resolveFigure(symbol, reference, scope, checking);
    case "goal":
      return resolveGoal(symbol, reference, scope, checking);
    case "source":
      return resolveKeyed(symbol, reference, scope, checking);
    case "credit":
      reportCreditAlone(symbol, reference, scope, checking);
      return "reported";
    case "table":
    case "tiers":
    case "matrix":
      checking.report({
        code: "wrong-kind",
        span: reference.head.span,
        message: `\`${symbol.name}\` is a table and needs values to look up`,
        help: `Write \`${callOf(symbol)}\``,
      });
      return "reported";
    case "journal":
      checking.report({
        code: "wrong-kind",
        span: reference.head.span,
        message: `\`${symbol.name}\` is a journal, and its books follow from everything else`,
        help: "Only a test can look at what it posts",
      });
      return "reported";
    case "other":
      return "reported";
    default:
      return unreachable(symbol);
  }
}

function resolveParameter(
  parameter: ParameterSymbol,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): Resolution {
  addDependency(scope.definition, parameter, checking);
  checking.ensure(parameter);
  if (!passPayeeOn(parameter, reference, scope, checking)) return "reported";
  const dated = parameter.statements.some(({ values }) =>
    values.some(({ scope: validity }) => validity?.from ?? validity?.through),
  );
  return {
    head: { kind: "parameter", parameter },
    type: parameter.type,
    absent: false,
    rest: reference.path,
    ...(dated && { dated }),
  };
}

/**
 * What reads the payee, or has values for single payees, can be used by a payee's figure, and by what
 * such a figure uses.
 */
export function passPayeeOn(
  symbol: PlanSymbol,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): boolean {
  if (!passOwnValuesOn(symbol, reference, scope, checking)) return false;
  if (!checking.readsPayee.has(symbol)) return true;
  if (!hasPayee(scope)) {
    reportNoPayee(reference, scope, checking, symbol.name);
    return false;
  }
  if (!scope.figure && !scope.row && scope.definition) checking.readsPayee.set(scope.definition, reference);
  return true;
}

type Called = Extract<PlanSymbol, { kind: "table" | "tiers" | "matrix" }>;

function callOf(symbol: Called): string {
  return `${symbol.name}(${argumentsOf(symbol).join(", ")})`;
}

function argumentsOf(symbol: Called): readonly string[] {
  switch (symbol.kind) {
    case "table":
      return symbol.statements[0].parameters.map(({ text }) => text);
    case "matrix":
      return symbol.statements[0].axes.map(({ name }) => name.text);
    case "tiers":
      return ["..."];
    default:
      return unreachable(symbol);
  }
}

function reportCreditAlone(
  credit: CreditSymbol,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): void {
  const written = [reference.head, ...reference.path].map(({ text }) => text).join(".");
  const canSum = scope.figure !== undefined && scope.row === undefined;
  checking.report({
    code: "needs-aggregate",
    span: reference.span,
    message: `\`${written}\` has a value for each row, and one number is needed here`,
    ...(canSum
      ? {
          help: `Say how the values come together: \`sum(${written})\``,
          fixes: [
            {
              title: `Write \`sum(${written})\``,
              edits: [{ span: reference.span, text: `sum(${written})` }],
            },
          ],
        }
      : { help: `Only credits made of \`${credit.name}\` and figures can read it` }),
  });
}
