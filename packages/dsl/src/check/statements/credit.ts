/** `credit`: which rows count, what each is worth, who receives which share of it. */

import type { CreditClause, FinalAfter } from "../../syntax/ast.js";
import type { CreditSymbol } from "../checked-plan.js";
import { addDependency, type Checking, type Mutable } from "../checking.js";
import { infer } from "../infer/infer.js";
import { presentIf } from "../infer/presence.js";
import { read, readCondition, readNumber } from "../infer/read.js";
import { resolveReceiver } from "../resolve/receiver.js";
import { knowing, rowScope, type Scope } from "../resolve/scope.js";
import { describeType } from "../types/describe-type.js";
import { isNumeric } from "../types/unify.js";
import { checkFinalAfter } from "./final-after.js";

export function checkCredit(credit: CreditSymbol, checking: Checking): void {
  const { statement, source, base, on } = credit;
  addDependency(credit, base ?? source, checking);
  if (base) checking.ensure(base);
  else checking.ensure(on);
  let scope = rowScope({ source, ...(base && { credit: base }) }, credit);
  for (const clause of statement.clauses) {
    if (clause.kind !== "where") continue;
    readCondition(clause.condition, scope, checking);
    scope = knowing(scope, presentIf(clause.condition, true, checking));
  }
  if (!base) checkDateIsThere(credit, scope, checking);
  const worths = statement.clauses.filter((clause) => clause.kind === "worth");
  worths.forEach((worth, index) => {
    if (index === 0) checkWorth(credit, worth, scope, checking);
    else reportSecondWorth(worth, worths[0] ?? worth, checking);
  });
  for (const clause of statement.clauses) {
    if (clause.kind === "receiver") checkReceiver(clause, scope, checking);
    if (clause.kind === "finalAfter") checkFinal(clause, credit, checking);
  }
  checkComplete(credit, checking);
}

/** A credit of a credit is final with the one it is made of. */
function checkFinal(clause: FinalAfter, { base }: CreditSymbol, checking: Checking): void {
  checkFinalAfter(clause, checking);
  if (base === undefined) return;
  checking.report({
    code: "needless-clause",
    span: clause.span,
    message: `Credit made of \`${base.name}\` is final when that is`,
    help: `Write \`final after\` in \`${base.name}\``,
  });
}

type Worth = Extract<CreditClause, { kind: "worth" }>;
type ReceiverClause = Extract<CreditClause, { kind: "receiver" }>;

function checkWorth(credit: CreditSymbol, { value }: Worth, scope: Scope, checking: Checking): void {
  const type = read(value, scope, checking);
  const draft: Mutable<CreditSymbol> = credit;
  if (isNumeric(type) || type.kind === "unknown" || (type.kind === "money" && type.per === undefined)) {
    draft.type = type;
    return;
  }
  checking.report({
    code: "type-mismatch",
    span: value.span,
    message: `Credit is worth money or a number, but this is ${describeType(type)}`,
    help: "Write what a row is worth, such as `worth amount`",
  });
}

function checkReceiver(clause: ReceiverClause, scope: Scope, checking: Checking): void {
  const receiver = resolveReceiver(clause.who, scope, checking);
  if (receiver === undefined) {
    // Without a receiver it is not sure either where the share begins.
    if (clause.share !== "rest") infer(clause.share, scope, checking);
    return;
  }
  if (clause.share !== "rest") readNumber(clause.share, "A share", scope, checking);
  const { type, absent } = receiver;
  const who = clause.who.names.map(({ text }) => text).join(".");
  if (type.kind !== "payee" && type.kind !== "payees" && type.kind !== "unknown") {
    checking.report({
      code: "type-mismatch",
      span: clause.who.span,
      message: `Credit goes to a payee, but \`${who}\` is ${describeType(type)}`,
      help: "Name a column of type `payee`",
    });
  } else if (type.kind === "payees" && clause.to === "to") {
    checking.report({
      code: "type-mismatch",
      span: clause.who.span,
      message: `\`${who}\` are several payees, who cannot all have one share of the whole`,
      help: `Write \`overlay ${who}\`: extra credit for each of them`,
    });
  } else if (absent && !clause.ifAny) {
    checking.report({
      code: "may-be-absent",
      span: clause.who.span,
      message: `There may be no \`${who}\` to receive credit`,
      help: "Add `if any` to skip the receiver then",
      fixes: [
        {
          title: "Add `if any`",
          edits: [{ span: { start: clause.span.end, end: clause.span.end }, text: " if any" }],
        },
      ],
    });
  }
}

/** A row is credited on its date, so it must have one once `where` has let it through. */
function checkDateIsThere({ on, statement }: CreditSymbol, scope: Scope, checking: Checking): void {
  if (!on.optional || scope.present.has(`column ${on.source}.${on.name}`)) return;
  checking.report({
    code: "may-be-absent",
    span: statement.on?.span ?? statement.of.span,
    message: `There may be no \`${on.name}\` on which a row is credited`,
    help: `Add \`where ${on.name} <> none\``,
  });
}

function checkComplete({ statement, source, base, name }: CreditSymbol, checking: Checking): void {
  if (statement.broken) return;
  const has = (kind: CreditClause["kind"]) => statement.clauses.some((clause) => clause.kind === kind);
  const missing = (message: string, help: string) =>
    checking.report({ code: "missing-clause", span: statement.name.span, message, help });
  if (!has("worth"))
    missing(`\`${name}\` does not say what a row is worth`, `Add \`worth ${base?.name ?? "amount"}\``);
  if (!has("receiver"))
    missing(`\`${name}\` does not say who receives it`, "Add `to rep 100%` with the column of the payee");
  if (base || source.keys.length > 0 || source.statement.broken) return;
  checking.report({
    code: "credit-without-key",
    span: statement.of.span,
    message: `\`${source.name}\` has no key, so its rows cannot be told apart when they are credited`,
    help: `Mark the columns of \`${source.name}\` that identify a row with \`key\``,
    related: [{ span: source.statement.name.span, message: "Declared here" }],
  });
}

function reportSecondWorth(second: Worth, first: Worth, checking: Checking): void {
  checking.report({
    code: "written-twice",
    span: second.span,
    message: "A row has one worth, and this is the second",
    help: "Keep one of the two lines",
    related: [{ span: first.span, message: "The first one" }],
  });
}
