/** Why each pay date paid what it did, as a person reads it. */

import { type PaidEntry, type PaidExplanation, paidSentences } from "@attain/engine";
import { printable } from "./printable.js";
import type { Style } from "./style.js";

/** Nothing for a pay date that paid what its own deals have earned, and no more. */
export function paidReasons(paid: readonly PaidExplanation[], style: Style): string {
  return paid
    .filter((each) => !isPlain(each))
    .map((each) => {
      const sentences = paidSentences(each);
      if (sentences.length === 0) return "";
      const heading = style.bold(printable(`Why ${each.payee} was paid what they were in ${each.period}`));
      const since = each.since === undefined ? "" : `, since ${each.since}`;
      const lines = sentences.flatMap(({ text, deals }) => [
        `  ${printable(text)}.\n`,
        ...deals.map((deal) => `    ${printable(deal)}\n`),
      ]);
      return `${heading}${since}:\n${lines.join("")}`;
    })
    .join("");
}

function isPlain({ leaving, entries, written, since = "" }: PaidExplanation): boolean {
  const isOwn = ({ kind, deals, rest }: PaidEntry) =>
    kind === "earned" &&
    rest === undefined &&
    deals.every(({ cause, date }) => cause === "new" && date > since);
  return leaving === undefined && written === undefined && entries.every(isOwn);
}
