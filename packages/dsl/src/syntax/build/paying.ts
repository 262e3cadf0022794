/** The statements `payout` and `journal`. */

import type { DateLiteral, JournalClause, JournalStatement, PayingClause, PayoutStatement } from "../ast.js";
import type {
  DrawLineCstNode,
  HoldLineCstNode,
  JournalClauseCstNode,
  JournalHeaderCstNode,
  JournalStatementCstNode,
  PayoutClauseCstNode,
  PayoutHeaderCstNode,
  PayoutStatementCstNode,
} from "../cst.js";
import { type Block, missingName, statementNode, wholeBlock } from "./block.js";
import { type Building, chosen, nameOf, only, spanOf } from "./building.js";
import { capOf, requiredPer } from "./earning.js";
import { expressionOf } from "./expression.js";
import { dateLiteral, textLiteral } from "./literals.js";
import { leftoverOf, optionalScope, roundOf } from "./parts.js";
import { splitOf } from "./scores.js";

export function payoutOf(build: Building, node: PayoutStatementCstNode): PayoutStatement {
  const { payoutHeader, payoutBody } = node.children;
  return payoutFrom(build, wholeBlock(node, only(payoutHeader), only(payoutBody).children.payoutClause));
}

export function payoutFrom(
  build: Building,
  block: Block<PayoutHeaderCstNode, PayoutClauseCstNode>,
): PayoutStatement {
  const { header, parts } = block;
  const code = header?.children.Code?.[0];
  return {
    kind: "payout",
    ...statementNode(build, block),
    per: header
      ? requiredPer(header.children.perPeriod)
      : { kind: "periodUnit", span: block.name.span, unit: "month" },
    ...(header && code
      ? { currency: { code: nameOf(code), on: chosen(header.children, "earning", "payday") } }
      : {}),
    ...optionalScope(build, header?.children.scope),
    clauses: parts.map((part) => payingOf(build, part)),
  };
}

function payingOf(build: Building, node: PayoutClauseCstNode): PayingClause {
  const { payoutPay, holdLine, drawLine, capLine, negativeLine, leaverLine, roundLine } = node.children;
  const span = spanOf(node);
  if (payoutPay) {
    const [first, ...rest] = only(payoutPay).children.Name.map(nameOf);
    return { kind: "payComponents", span, names: [only(first && [first]), ...rest] };
  }
  if (holdLine) return holdOf(build, only(holdLine));
  if (drawLine) return drawOf(build, only(drawLine));
  if (capLine) return capOf(build, only(capLine));
  if (negativeLine)
    return { kind: "negative", span, policy: chosen(only(negativeLine).children, "carried", "collected") };
  if (leaverLine) {
    const { children } = only(leaverLine);
    const balance = chosen(children, "owes", "forgiven");
    return { kind: "leaver", span, balance, held: chosen(children, "paid", "lost", "waits") };
  }
  return roundOf(only(roundLine));
}

function holdOf(build: Building, node: HoldLineCstNode): PayingClause {
  const { expression, Name, until } = node.children;
  const [share, release] = expression;
  const value = expressionOf(build, only(release && [release]));
  return {
    kind: "hold",
    span: spanOf(node),
    share: expressionOf(build, only(share && [share])),
    of: nameOf(only(Name)),
    release: { kind: until ? "until" : "releasedBy", value },
  };
}

function drawOf(build: Building, node: DrawLineCstNode): PayingClause {
  const { children } = node;
  const forgiven = children.forgivenOn?.[0]?.children.Date[0];
  const [from, through] = children.Date ?? [];
  const date = (token: typeof from): DateLiteral | undefined => token && dateLiteral(build, token);
  const dates = { forgiven: date(forgiven), from: date(from), through: date(through) };
  return {
    kind: "draw",
    span: spanOf(node),
    amount: expressionOf(build, only(children.expression)),
    advance: children.advance !== undefined,
    against: (children.Name ?? []).map(nameOf),
    recovery: chosen(children, "recoverable", "nonrecoverable"),
    ...(dates.forgiven ? { forgiven: dates.forgiven } : {}),
    ...(dates.from ? { from: dates.from } : {}),
    ...(dates.through ? { through: dates.through } : {}),
  };
}

export function journalOf(build: Building, node: JournalStatementCstNode): JournalStatement {
  const { journalHeader, journalBody } = node.children;
  return journalFrom(build, wholeBlock(node, only(journalHeader), only(journalBody).children.journalClause));
}

export function journalFrom(
  build: Building,
  block: Block<JournalHeaderCstNode, JournalClauseCstNode>,
): JournalStatement {
  const { header, parts } = block;
  const [name, of] = (header?.children.Name ?? []).map(nameOf);
  return {
    kind: "journal",
    ...statementNode(build, block),
    name: name ?? block.name,
    of: of ?? missingName(block.name.span),
    clauses: parts.map((part) => journalClauseOf(build, part)),
  };
}

function journalClauseOf(build: Building, node: JournalClauseCstNode): JournalClause {
  const { whereLine, overLine, entryLine } = node.children;
  const span = spanOf(node);
  if (whereLine) {
    return { kind: "where", span, condition: expressionOf(build, only(only(whereLine).children.expression)) };
  }
  if (overLine) {
    const { expression, split, leftoverPolicy } = only(overLine).children;
    const [duration, from, until] = expression;
    return {
      kind: "over",
      span,
      duration: expressionOf(build, only(duration && [duration])),
      from: expressionOf(build, only(from && [from])),
      ...(until && { until: expressionOf(build, until) }),
      split: splitOf(build, only(split)),
      leftover: leftoverOf(only(leftoverPolicy)),
    };
  }
  const { children } = only(entryLine);
  const [debit, credit] = children.Text.map((token) => textLiteral(token));
  return {
    kind: "entry",
    span,
    debit: only(debit && [debit]),
    credit: only(credit && [credit]),
    on: chosen(children, "earning", "payment", "amortising", "writeoff"),
  };
}
