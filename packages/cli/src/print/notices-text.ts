/** What a run has not counted, though nothing was wrong with it: a line each, and how many more there are. */

import { type CreditsOutsidePlan, dataNoteText, type SupersededRow } from "@attain/engine";
import type { Notices } from "../results/run-result.js";
import { grouped } from "./grouped.js";
import { printable } from "./printable.js";

const mostLines = 10;

/** Empty where there is nothing to tell. */
export function noticesText({
  superseded,
  outsidePlan,
}: Pick<Notices, "superseded" | "outsidePlan">): string {
  return [...listed(superseded, supersededText), ...listed(outsidePlan, outsideText)]
    .map((line) => `${printable(line)}\n`)
    .join("");
}

/** What counts as it was read; empty where there is nothing to tell. */
export function readText({ read }: Pick<Notices, "read">): string {
  return listed(read, dataNoteText)
    .map((line) => `${printable(line)}\n`)
    .join("");
}

function listed<T>(all: readonly T[], text: (one: T) => string): readonly string[] {
  const shown = all.slice(0, mostLines).map(text);
  const more = all.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}

function supersededText({ file, line, key, by }: SupersededRow): string {
  return `${file}:${line} (${key}): line ${by.line} stands for it since ${by.known}`;
}

function outsideText(outside: CreditsOutsidePlan): string {
  const { payee, credit, count, value, currency, from, through } = outside;
  const credits = count === 1 ? "1 credit" : `${count} credits`;
  const worth = currency === undefined ? grouped(value) : `${grouped(value)} ${currency}`;
  const days = from === through ? `of ${from}` : `from ${from} through ${through}`;
  return `${payee}: ${credits} of ${credit} worth ${worth}, ${days}: not in the plan then`;
}
