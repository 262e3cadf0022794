/** The head of a letter: what the plan is, for whom, from when until when, in which money. */

import { tellCondition } from "../expressions/tell-expression.js";
import { dateText } from "../expressions/tell-time.js";
import type { Fact, Letter } from "../letter.js";
import { documentationLines } from "../sentences/documentation.js";
import { authored, capitalized, joined, type Text } from "../text.js";
import type { Writing } from "../writing.js";

export function letterHead(writing: Writing): Pick<Letter, "kind" | "title" | "head" | "introduction"> {
  const { phrases, plan } = writing;
  const { letter, marks } = phrases;
  const title = planTitle(writing);
  return {
    kind: letter.kind,
    title,
    head: facts(writing),
    introduction: [
      ...documentationLines(plan.settings.statement?.documentation),
      joined([letter.introduction(title), letter.addressed], marks.betweenSentences),
    ],
  };
}

/** The plan's label; without one, its name. */
export function planTitle({ plan, names }: Writing): Text {
  const { label, name } = plan.settings.statement ?? {};
  return label ? authored(label.value) : capitalized([names.of(name?.text ?? plan.settings.name)]);
}

function facts(writing: Writing): readonly Fact[] {
  const { phrases, plan, payee } = writing;
  const { letter, number, time } = phrases;
  const { from, through, currency, fiscal } = plan.settings;
  const fact = (label: string, text: Text): Fact => ({ label: [label], text });
  const period = time.fromThrough(dateText(from, phrases), dateText(through, phrases));
  const firstDay = time.date({ year: Number(from.slice(0, 4)), month: fiscal.month, day: 1 });
  return [
    ...(payee === undefined ? [] : [fact(letter.head.participant, authored(payee))]),
    fact(letter.head.period, capitalized(period)),
    ...(fiscal.month === 1
      ? []
      : [fact(letter.head.fiscalYear, capitalized(letter.fiscalYear(firstDay, fiscal.named)))]),
    fact(letter.head.takesPart, capitalized(takesPart(writing))),
    fact(letter.head.currency, capitalized([number.currency(currency)])),
    ...(plan.payout ? [fact(letter.head.paid, capitalized([time.each[plan.payout.per.unit]]))] : []),
  ];
}

function takesPart(writing: Writing): Text {
  const { phrases, plan, names } = writing;
  const { settings } = plan;
  for (const setting of settings.statement?.settings ?? []) {
    if (setting.kind === "payees") return phrases.letter.everybodyWho(tellCondition(setting.where, writing));
  }
  return settings.roster
    ? phrases.letter.everybodyIn(names.of(settings.roster.name))
    : phrases.letter.everybody;
}
