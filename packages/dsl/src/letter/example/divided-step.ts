/** How an amount of the example was shared or won: the pot and one's part of it, or the place and its prize. */

import { type Explanation, type ExplanationNode, inputsOf } from "@attain/engine";
import type { EarningClause } from "../../syntax/ast.js";
import { tell } from "../expressions/tell-expression.js";
import { say, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { earnedText, nodeText } from "./node-text.js";

type Clause<K extends EarningClause["kind"]> = Extract<EarningClause, { kind: K }>;

/** Nothing where the explanation has another form, as with an amount that several groups share. */
export function tellShared(
  { split }: Clause<"share">,
  pay: ExplanationNode,
  explanation: Explanation,
  writing: Writing,
): Text | undefined {
  const { phrases } = writing;
  const part = nodeBelow(pay, explanation, ({ label }) => label === "part of the whole");
  const pot = nodeBelow(pay, explanation, ({ label }) => /^what .* shares$/u.test(label ?? ""));
  if (part === undefined || pot === undefined) return undefined;
  const [weight, all] = inputsOf(explanation, part);
  if (weight === undefined || all === undefined) return undefined;
  const told = split.by
    ? say`${nodeText(weight, phrases)}${phrases.marks.openBracket}${tell(split.by, writing)}${phrases.marks.closeBracket}`
    : nodeText(weight, phrases);
  return phrases.example.shared(
    earnedText(pot, phrases),
    told,
    nodeText(all, phrases),
    earnedText(pay, phrases),
    split.by !== undefined,
  );
}

export function tellWon(
  pay: ExplanationNode,
  explanation: Explanation,
  { phrases }: Writing,
): Text | undefined {
  const place = nodeBelow(pay, explanation, ({ label }) => placeForm.test(label ?? ""));
  const [, of, field] = placeForm.exec(place?.label ?? "") ?? [];
  if (of === undefined || field === undefined) return undefined;
  const tied = nodeBelow(pay, explanation, ({ label }) => tiedForm.test(label ?? ""));
  const count = tiedForm.exec(tied?.label ?? "")?.[1];
  return phrases.example.won(of, field, count, earnedText(pay, phrases));
}

/** Labels of the engine's explanation: `place 2 of 6`, `shared by 2`. */
const placeForm = /^place (\d+) of (\d+)$/u;
const tiedForm = /^shared by (\d+)$/u;

/** The first node at or below another that is looked for, nearest first. */
function nodeBelow(
  from: ExplanationNode,
  explanation: Explanation,
  isIt: (node: ExplanationNode) => boolean,
): ExplanationNode | undefined {
  const seen = new Set<ExplanationNode>();
  const waiting = [from];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (isIt(next)) return next;
    for (const input of inputsOf(explanation, next)) {
      if (!seen.has(input)) waiting.push(input);
      seen.add(input);
    }
  }
  return undefined;
}
