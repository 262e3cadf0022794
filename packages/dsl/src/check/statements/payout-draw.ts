/** `draw 4_000 USD against commission recoverable`: pay before it is earned. */

import type { Name, PayingClause, PayoutStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import type { Scope } from "../resolve/scope.js";
import { checkLimit } from "./limit.js";
import { paidComponent } from "./paid-component.js";

export type DrawClause = Extract<PayingClause, { kind: "draw" }>;

export function checkDraw(draw: DrawClause, payout: PayoutStatement, scope: Scope, checking: Checking): void {
  checkLimit(draw.amount, undefined, "A draw", scope, checking);
  const named = new Map<string, Name>();
  for (const name of draw.against) {
    const before = named.get(name.text);
    if (before === undefined) {
      named.set(name.text, name);
      paidComponent(name, payout, checking);
      continue;
    }
    checking.report({
      code: "written-twice",
      span: name.span,
      message: `The draw is set off against \`${name.text}\` twice`,
      help: "Name each component once",
      related: [{ span: before.span, message: "The first time" }],
    });
  }
}
