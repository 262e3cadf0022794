/** What was not met, in a sentence of business words. */

import { unreachable } from "../values/unreachable.js";
import type { Change, Need } from "./need.js";
import { labelText } from "./phrases/label-text.js";
import type { Language } from "./phrases/languages.js";
import { phraseBooks } from "./phrases/phrase-books.js";
import type { ExplainPhrases } from "./phrases/phrases.js";
import type { WhyNot } from "./why-not.js";

/** `The gate is shut: attainment is 28 % and must be at least 30 %, which takes 2 percentage points more (...).` */
export function whyNotSentence({ about, label, need }: WhyNot, language: Language = "en"): string {
  const phrases = phraseBooks[language];
  switch (about) {
    case "gate":
    case "condition":
    case "tier":
      return phrases.need[about](needPhrase(phrases, need));
    case "point":
      return phrases.need.point(labelText(phrases, label), needPhrase(phrases, need));
    case "cap":
      return need.kind === "change"
        ? phrases.need.cap(phrases.value(need.found), need.shown, phrases.value(need.wanted))
        : phrases.need.capOf(label);
    case "budget":
      return need.kind === "change"
        ? phrases.need.budget(phrases.value(need.found), phrases.value(need.wanted))
        : phrases.need.budgetCut;
    default:
      return unreachable(about);
  }
}

function needPhrase(phrases: ExplainPhrases, need: Need): string {
  if (need.kind === "change") return changePhrase(phrases, need);
  const inner = need.needs.map((each) =>
    each.kind === "change" ? changePhrase(phrases, each) : phrases.need.group(needPhrase(phrases, each)),
  );
  return phrases.need[need.kind](inner);
}

function changePhrase(phrases: ExplainPhrases, change: Change): string {
  const { found, wanted, relation } = change;
  const subject = labelText(phrases, change.subject);
  if (relation === "asked") return phrases.need.notAsked(subject);
  const takes = takesPhrase(phrases, change);
  return phrases.need.must(subject, phrases.value(found), relation, phrases.value(wanted), takes);
}

function takesPhrase(phrases: ExplainPhrases, { by, shown, beyond, relation, drive }: Change): string {
  if (by === null || shown === null || relation === "<>") return "";
  const move = (change: string, size: string) => ({
    size: sizeText(phrases, size),
    isLess: change.startsWith("-"),
    beyond,
  });
  const driven = drive && {
    ...move(drive.by, drive.shown),
    subject: labelText(phrases, drive.subject),
  };
  return phrases.need.takes(move(by, shown), driven);
}

function sizeText(phrases: ExplainPhrases, shown: string): string {
  return shown.endsWith(" %") ? phrases.need.points(shown.slice(0, -2)) : phrases.value(shown);
}
