/** `credit`: which rows count, on which day, with how much, and for whom. */

import type { CreditSymbol } from "../../check/checked-plan.js";
import type { CreditClause, Expression, Path } from "../../syntax/ast.js";
import { tell, tellCondition } from "../expressions/tell-expression.js";
import { concernsOthers, validityOf } from "../expressions/tell-time.js";
import type { Block } from "../letter.js";
import { capitalized, joined, say, type Text } from "../text.js";
import { behind } from "../uses.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { meaningTexts } from "./meanings.js";

export function tellCredit(credit: CreditSymbol, writing: Writing): readonly Block[] {
  const { phrases, names } = writing;
  const { clauses, documentation, scope } = credit.statement;
  if (concernsOthers(scope, writing)) return [];
  const items = clauses.flatMap((clause) =>
    clause.kind === "receiver" ? [receiverText(clause, writing)] : [],
  );
  return [
    { kind: "heading", text: capitalized([names.of(credit.name)]) },
    ...documentationBlocks(documentation),
    { kind: "paragraph", text: joined(sentences(credit, writing), phrases.marks.betweenSentences) },
    ...(items.length === 0 ? [] : [{ kind: "list", items } as const]),
  ];
}

function sentences(credit: CreditSymbol, writing: Writing): readonly Text[] {
  const { phrases } = writing;
  const { clauses, scope } = credit.statement;
  const validity = validityOf(scope, writing);
  const final = clauses.flatMap((clause) =>
    clause.kind === "finalAfter" ? [phrases.credit.finalAfter(tell(clause.duration, writing))] : [],
  );
  return [
    countsText(credit, writing),
    ...dayAndWorth(credit, writing),
    ...meanings(credit, writing),
    ...(validity === undefined ? [] : [phrases.credit.inForce(validity)]),
    ...final,
  ];
}

function dayAndWorth({ statement, base, on }: CreditSymbol, writing: Writing): readonly Text[] {
  const { phrases, names, plan } = writing;
  const worth = statement.clauses.flatMap((clause) => (clause.kind === "worth" ? [clause.value] : []));
  const texts = worth.map((value) => phrases.credit.worth(tell(value, writing)));
  if (base === undefined) {
    const [value] = worth;
    const date = names.of(on.name);
    return value ? [phrases.credit.onWith(date, worthText(value, writing))] : [phrases.credit.on(date)];
  }
  const isSame = worth.every((value) => {
    const head = value.kind === "reference" ? plan.meaningOf.get(value)?.head : undefined;
    return head?.kind === "credited" && value.kind === "reference" && value.path.length === 0;
  });
  const of = names.of(base.name);
  return isSame ? [phrases.credit.onSameDayWithSameValue(of)] : [phrases.credit.onSameDay(of), ...texts];
}

/** A column alone is the entry's own. */
function worthText(value: Expression, writing: Writing): Text {
  const head = value.kind === "reference" ? writing.plan.meaningOf.get(value)?.head : undefined;
  const told = tell(value, writing);
  const isColumn = head?.kind === "column" && value.kind === "reference" && value.path.length === 0;
  return isColumn ? writing.phrases.credit.its(told) : told;
}

function countsText({ statement, base, source }: CreditSymbol, writing: Writing): Text {
  const { phrases, names } = writing;
  const conditions = statement.clauses.flatMap((clause) =>
    clause.kind === "where" ? [tellCondition(clause.condition, writing)] : [],
  );
  const condition = phrases.marks.allOf(conditions);
  const of = names.of(base ? base.name : source.name);
  if (base) {
    return conditions.length === 0
      ? phrases.credit.countsOfCredit(of)
      : phrases.credit.countsOfCreditIf(of, condition);
  }
  return conditions.length === 0 ? phrases.credit.counts(of) : phrases.credit.countsIf(of, condition);
}

/** What the plan works out of each row, where the credit makes use of it. */
function meanings({ statement, base }: CreditSymbol, writing: Writing): readonly Text[] {
  return base ? [] : meaningTexts(behind([statement], writing.plan), writing);
}

// ---------------------------------------------------------------- receivers

type Receiver = Extract<CreditClause, { kind: "receiver" }>;

function receiverText(receiver: Receiver, writing: Writing): Text {
  const { credit, marks } = writing.phrases;
  const sentence = sharedText(receiver, receiverName(receiver.who, writing), writing);
  const whole = say`${receiver.ifAny ? credit.ifAny(sentence) : sentence}${marks.fullStop}`;
  return receiver.to === "overlay" ? joined([whole, credit.takesNothing], marks.betweenSentences) : whole;
}

function sharedText({ to, share }: Receiver, who: Text, writing: Writing): Text {
  const { credit } = writing.phrases;
  if (share === "rest") return credit.rest(who);
  const isWhole = share.kind === "percent" && share.value === "100";
  if (to === "overlay") return isWhole ? credit.overlayWhole(who) : credit.overlay(tell(share, writing), who);
  if (isWhole) return credit.whole(who);
  const told = tell(share, writing);
  return share.kind === "reference" ? credit.partIn(told, who) : credit.part(told, who);
}

/** `payee` is whoever has the credit that this one is made of; `managers` are all above. */
function receiverName(path: Path, { phrases, names, plan }: Writing): Text {
  const [first, ...others] = path.names;
  const steps = plan.meaningOf.get(path)?.steps ?? [];
  const isAll = steps.at(-1)?.kind === "managers";
  const isPerson = plan.meaningOf.get(path)?.head.kind === "receiver" || first.text === "payee";
  const start = isPerson ? phrases.credit.person : phrases.credit.the(names.of(first.text));
  const who = others
    .slice(0, isAll ? -1 : undefined)
    .reduce<Text>(
      (inner, { text }) => phrases.credit.the(phrases.expression.ofOwner(names.of(text), inner)),
      start,
    );
  return isAll ? phrases.credit.managersOf(who) : who;
}
