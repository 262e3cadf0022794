/** Law: the `to` shares of a credit are parts of the whole and together at most all of it, and one receiver at most takes the rest. */

import type { Span } from "../../source/span.js";
import type { CreditClause, CreditStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { addConstants, compareConstants, constantValue, one, zero } from "../types/constant-value.js";

type Receiver = Extract<CreditClause, { kind: "receiver" }>;

export function sharesStayWithinWhole(checking: Checking): void {
  for (const statement of checking.file.statements) {
    if (statement.kind === "credit") checkShares(statement, checking);
  }
}

function checkShares(statement: CreditStatement, checking: Checking): void {
  const receivers = statement.clauses.filter((clause): clause is Receiver => clause.kind === "receiver");
  const rests = receivers.filter(({ share }) => share === "rest");
  for (const receiver of rests.filter(({ to }) => to === "overlay")) {
    checking.report({
      code: "rest-of-overlay",
      span: receiver.span,
      message: "An overlay is extra credit, so there is no rest of it",
      help: "Write the share: `overlay payee.manager 100%`",
    });
  }
  const [first, ...others] = rests.filter(({ to }) => to === "to");
  for (const other of others) {
    checking.report({
      code: "written-twice",
      span: other.span,
      message: "One receiver takes the rest, and this is the second",
      help: "Write the share of one of them",
      ...(first && { related: [{ span: first.span, message: "The first one" }] }),
    });
  }
  let total = zero;
  for (const { to, share, span } of receivers) {
    const value = to === "to" && share !== "rest" ? constantValue(share) : undefined;
    if (value && compareConstants(value, zero) < 0) reportNegative(span, checking);
    else if (value) total = addConstants(total, value);
  }
  if (compareConstants(total, one) <= 0) return;
  const last = receivers.filter(({ to, share }) => to === "to" && share !== "rest").at(-1);
  checking.report({
    code: "shares-exceed-whole",
    span: last?.span ?? statement.span,
    message: "The `to` shares of this credit are more than 100 % together",
    help: "Lower the shares, or write `overlay` for credit that comes on top",
  });
}

function reportNegative(span: Span, checking: Checking): void {
  checking.report({
    code: "negative-share",
    span,
    message: "Nobody receives less than nothing of a row",
    help: "Leave the receiver out; what is taken from one is what the shares of the others give",
  });
}
