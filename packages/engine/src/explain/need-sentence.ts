/** What was not met, in a sentence of business words. */

import { unreachable } from "../values/unreachable.js";
import type { Change, Need, Relation } from "./need.js";
import type { WhyNot } from "./why-not.js";

/** `The gate is shut: attainment is 28 % and must be at least 30 %, which takes 2 percentage points more (...).` */
export function whyNotSentence({ about, label, need }: WhyNot): string {
  switch (about) {
    case "gate":
      return `The gate is shut: ${needPhrase(need)}.`;
    case "condition":
      return `Not met: ${needPhrase(need)}.`;
    case "point":
      return `To the next point of ${label}: ${needPhrase(need)}.`;
    case "tier":
      return `To the next tier: ${needPhrase(need)}.`;
    case "cap":
      return need.kind === "change"
        ? `The cap of ${need.found} cut ${need.shown} from ${need.wanted}.`
        : `The cap ${label} cut the amount.`;
    case "budget":
      return need.kind === "change"
        ? `The budget left ${need.found} of ${need.wanted}.`
        : "The budget cut the amount.";
    default:
      return unreachable(about);
  }
}

function needPhrase(need: Need): string {
  if (need.kind === "change") return changePhrase(need);
  const phrases = need.needs.map((inner) =>
    inner.kind === "change" ? changePhrase(inner) : `(${needPhrase(inner)})`,
  );
  return phrases.join(need.kind === "all" ? "; and " : "; or ");
}

function changePhrase(change: Change): string {
  const { subject, found, wanted, relation } = change;
  if (relation === "asked") return `${subject} was not asked`;
  return `${subject} is ${found} and must be ${relationWords(relation)}${wanted}${amountPhrase(change)}`;
}

function amountPhrase({ by, shown, beyond, relation, drive }: Change): string {
  if (by === null || shown === null || relation === "<>") return "";
  const least = beyond ? "more than " : "";
  const direction = (change: string) => (change.startsWith("-") ? "less" : "more");
  const driven = drive ? ` (${least}${sizeText(drive.shown)} ${direction(drive.by)} ${drive.subject})` : "";
  return `, which takes ${least}${sizeText(shown)} ${direction(by)}${driven}`;
}

/** From 40 % to 50 % it is 10 percentage points, not 10 % more. */
function sizeText(shown: string): string {
  if (!shown.endsWith(" %")) return shown;
  const points = shown.slice(0, -2);
  return `${points} percentage ${points === "1" ? "point" : "points"}`;
}

function relationWords(relation: Exclude<Relation, "asked">): string {
  switch (relation) {
    case "=":
      return "";
    case "<>":
      return "other than ";
    case "<":
      return "below ";
    case "<=":
      return "at most ";
    case ">":
      return "above ";
    case ">=":
      return "at least ";
    default:
      return unreachable(relation);
  }
}
