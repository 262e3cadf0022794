/** `hold 40% of commission until collected`: what is kept back of each deal, and what releases it. */

import { unreachable } from "../../invariant.js";
import type { Expression, PayingClause, PayoutStatement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { ComponentSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { infer } from "../infer/infer.js";
import { readNumber, reportAbsent } from "../infer/read.js";
import { type DealsBehind, dealsBehind } from "../resolve/deals-behind.js";
import { isFunction } from "../resolve/functions.js";
import { rowScope, type Scope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";
import { paidComponent } from "./paid-component.js";

export type HoldClause = Extract<PayingClause, { kind: "hold" }>;

export function checkHold(hold: HoldClause, payout: PayoutStatement, checking: Checking): void {
  const component = paidComponent(hold.of, payout, checking);
  const scope = component && scopeOf(hold, component, checking);
  if (scope === undefined) return;
  readNumber(hold.share, "The part that is held", scope, checking);
  const { kind, value } = hold.release;
  switch (kind) {
    case "until":
      checkUntil(value, scope, checking);
      return;
    case "releasedBy":
      readNumber(value, "The part that is released", scope, checking);
      return;
    default:
      unreachable(kind);
  }
}

/** A date that may not be there (the money waits for one), or a condition. */
function checkUntil(until: Expression, scope: Scope, checking: Checking): void {
  const { type, absent } = infer(until, scope, checking);
  if (type.kind === "date" || type.kind === "unknown") return;
  if (absent) {
    reportAbsent(until, type, checking);
    return;
  }
  if (type.kind === "yesno") return;
  const isLength = type.kind === "duration";
  checking.report({
    code: "type-mismatch",
    span: until.span,
    message: `Money is held until a date or until a condition holds, but this is ${describeType(type)}`,
    help: isLength
      ? "Say from when on it counts: `closed + 90 days`"
      : "Name a column that holds a date or yes and no, such as `collected`, or write a condition",
  });
}

/** The deal that the hold looks at; without one, only what needs none can be asked. */
function scopeOf(hold: HoldClause, component: ComponentSymbol, checking: Checking): Scope | undefined {
  const deals = dealsBehind(component, checking);
  if (deals.kind === "deals") return rowScope(deals.row);
  if (component.statements.some(({ broken }) => broken)) return undefined;
  if (asksForDeal(hold, checking)) {
    reportWhichDeal(hold, component, deals, checking);
    return undefined;
  }
  return { figure: component.grain, dated: "row", present: new Set() };
}

/** Whether the hold names anything that has no meaning of its own in the plan. */
function asksForDeal({ share, release }: HoldClause, checking: Checking): boolean {
  let asks = false;
  for (const expression of [share, release.value]) {
    visitNodes(expression, (node) => {
      if (node.kind !== "reference") return;
      const { text } = node.head;
      asks ||= text !== "payee" && !isFunction(text) && !checking.symbols.has(text);
    });
  }
  return asks;
}

function reportWhichDeal(
  { span, release }: HoldClause,
  { name, statements }: ComponentSymbol,
  deals: DealsBehind,
  checking: Checking,
): void {
  const word = release.kind === "until" ? "until" : "released by";
  checking.report({
    code: "which-deal",
    span: { start: span.start, end: span.start + "hold".length },
    message:
      deals.kind === "several"
        ? `\`${word}\` speaks of a deal, and \`${name}\` is earned on rows of ${deals.sources.map((source) => `\`${source.name}\``).join(" and ")}`
        : `\`${word}\` speaks of a deal, and \`${name}\` is not earned on credits`,
    help:
      deals.kind === "several"
        ? "Make one component for each kind of row, and hold of each"
        : "Hold it until a date, or hold of a component that adds up credits",
    related: [{ span: statements[0].name.span, message: "Defined here" }],
  });
}
