/** `payout`: one statement, the components it pays, and what is done before they are. */

import { unreachable } from "../../invariant.js";
import type { Name, PayingClause, PayoutStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { checkCurrency } from "../declare/settings.js";
import { checkExchange } from "../infer/conversion.js";
import { reportNotEvaluated } from "../infer/not-evaluated.js";
import type { Scope } from "../resolve/scope.js";
import { candidatesOf, reportUnknown } from "../resolve/unknown-name.js";
import { ownerOf } from "../types/group.js";
import { isAward } from "../types/is-award.js";
import { checkLimit } from "./limit.js";
import { checkDraw } from "./payout-draw.js";
import { checkHold } from "./payout-hold.js";

export function checkPayout(payout: PayoutStatement, checking: Checking): void {
  if (payout.currency) checkPayCurrency(payout.currency.code, checking);
  if (payout.scope?.from || payout.scope?.through) {
    reportNotEvaluated("A payout that stands for some dates only", payout.scope.span, checking);
  }
  const paid = new Map<string, Name>();
  // What is paid is known before holds and draws are asked whether it is.
  for (const clause of payout.clauses) {
    if (clause.kind !== "payComponents") continue;
    for (const name of clause.names) checkComponentName(name, paid, checking);
  }
  const scope = periodScope(payout);
  for (const clause of payout.clauses) {
    switch (clause.kind) {
      case "hold":
        checkHold(clause, payout, checking);
        break;
      case "draw":
        checkDraw(clause, payout, scope, checking);
        break;
      case "cap":
        checkLimit(clause.value, clause.per, "A cap", scope, checking);
        break;
      case "payComponents":
      case "negative":
      case "leaver":
      case "round":
        break;
      default:
        unreachable(clause);
    }
  }
  checkOnce(payout, checking);
  if (paid.size > 0 || payout.broken || payout.clauses.some(({ kind }) => kind === "payComponents")) return;
  checking.report({
    code: "missing-clause",
    span: payout.per.span,
    message: "The payout pays nothing",
    help: "Add `pay` with the names of components",
  });
}

/** What is paid is converted whole, from the plan's currency. */
function checkPayCurrency(code: Name, checking: Checking): void {
  if (!checkCurrency(code, checking)) return;
  checkExchange(checking.settings.currency, code.text, code.span, {}, checking);
}

/** Draws and caps belong to a payee and the payout's period. */
function periodScope(payout: PayoutStatement): Scope {
  return { figure: { owner: "payee", per: payout.per.unit }, dated: "period", present: new Set() };
}

function checkOnce(payout: PayoutStatement, checking: Checking): void {
  const seen = new Map<string, PayingClause>();
  for (const clause of payout.clauses) {
    if (clause.kind !== "negative" && clause.kind !== "leaver" && clause.kind !== "round") continue;
    const before = seen.get(clause.kind);
    if (before === undefined) {
      seen.set(clause.kind, clause);
      continue;
    }
    checking.report({
      code: "written-twice",
      span: clause.span,
      message: `The payout says \`${clause.kind}\` twice`,
      help: "Keep one of the two lines",
      related: [{ span: before.span, message: "The first one" }],
    });
  }
}

function checkComponentName(name: Name, paid: Map<string, Name>, checking: Checking): void {
  const symbol = checking.symbols.get(name.text);
  if (symbol === undefined) {
    reportUnknown(
      {
        name,
        message: `No component is called \`${name.text}\``,
        candidates: () => candidatesOf(["component"], checking),
      },
      checking,
    );
    return;
  }
  checking.symbolOf.set(name, symbol);
  const before = paid.get(name.text);
  if (before) {
    checking.report({
      code: "written-twice",
      span: name.span,
      message: `\`${name.text}\` is paid twice`,
      help: "Name each component once",
      related: [{ span: before.span, message: "The first time" }],
    });
    return;
  }
  paid.set(name.text, name);
  const owner = symbol.kind === "component" ? symbol.grain.owner : undefined;
  if (symbol.kind === "component" && (owner === "plan" || owner === "group")) {
    checking.report({
      code: "nobody-to-pay",
      span: name.span,
      message: `\`${name.text}\` is one amount for ${ownerOf(symbol.grain)}, so there is nobody to pay it to`,
      help: "Pay a component per period that shares it among payees, or multiplies it by each one's share",
    });
  } else if (isAward(symbol)) {
    checking.report({
      code: "wrong-kind",
      span: name.span,
      message: `\`${name.text}\` is an award, and only money is paid`,
      help: "Leave it out: awards are given when their period ends",
    });
  } else if (symbol.kind !== "component" && symbol.kind !== "other") {
    checking.report({
      code: "wrong-kind",
      span: name.span,
      message: `\`${name.text}\` is no component, and only components are paid`,
      help: `Add \`component ... { pay ${name.text} }\` and name that`,
    });
  }
}
