/** What people write who come from spreadsheets and other languages, with how it is written here. */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../source/span.js";
import { tokenSpan } from "../build/building.js";
import type { Expected } from "../expected.js";
import type { Terminals } from "../grammar-rules.js";
import { type Slice, typeOfToken } from "./slice.js";
import { dateOf } from "./written-dates.js";

/** The answer to a habit where reading stopped; undefined if the slip is none. */
export function habitOf(slice: Slice, at: number, next: readonly Expected[]): Diagnostic | undefined {
  const [previous, found, following] = [slice[at - 1], slice[at], slice[at + 1]];
  if (!found) return undefined;
  const expects = (terminal: Terminals) => next.some((one) => one.terminal === terminal);
  const type = typeOfToken(found);
  if (type === "if" && expects("Money") && expects("Name")) return conditional(found);
  const date = dateOf(slice, at, expects("Date"));
  if (date) return date;
  if (!previous) return undefined;
  const before = typeOfToken(previous);
  if (before === "Number" && /^[a-zA-Z]{3}$/.test(found.image)) return currency(previous, found);
  if (type === "Comma" && before === "Number" && following && isThousands(previous, found, following)) {
    return thousands(previous, following);
  }
  if (type === "Comma" && expects("Bar")) return alternatives(found);
  if (type === "Equals" && before === "Equals") return doubleEquals(previous, found);
  const order = before === "Equals" && touch(previous, found) ? turnedRound.get(type) : undefined;
  if (order !== undefined) return turned(previous, found, order);
  if (type === "of" && expects("Times")) return partOf(previous, found, following);
  if (type === "Number" && before === "Code") return currencyFirst(previous, found);
  if (/^pro-?rat(a|ed?)$/i.test(found.image) && expects("Times")) return prorated(previous, found);
  if (type === "Quantity" && previous.image === "last") return singular(found);
  return undefined;
}

function conditional(found: IToken): Diagnostic {
  return diagnose("unexpected-part", tokenSpan(found), "`if` does not begin a value", {
    help: "Write a choice: first { when attainment >= 100% : 10% otherwise : 5% }",
  });
}

function currency(amount: IToken, found: IToken): Diagnostic {
  const money = `${amount.image} ${found.image.toUpperCase()}`;
  return replaced(tokenSpan(found), `\`${found.image}\` is not a currency`, {
    help: `A currency is three capitals, such as ${money}`,
    instead: found.image.toUpperCase(),
  });
}

function isThousands(before: IToken, comma: IToken, behind: IToken): boolean {
  return touch(before, comma) && touch(comma, behind) && /^\d{3}\b/.test(behind.image);
}

function touch(before: IToken, behind: IToken): boolean {
  return tokenSpan(before).end === behind.startOffset;
}

function thousands(before: IToken, behind: IToken): Diagnostic {
  const span = { start: before.startOffset, end: tokenSpan(behind).end };
  const instead = `${before.image}_${behind.image}`;
  return replaced(span, "A comma cannot stand inside a number", { help: `Write ${instead}`, instead });
}

function alternatives(found: IToken): Diagnostic {
  return replaced(tokenSpan(found), "`,` does not belong here: `|` parts the values to choose from", {
    help: 'Write | between them, such as "EMEA" | "APAC"',
    instead: " |",
  });
}

function doubleEquals(before: IToken, found: IToken): Diagnostic {
  const span = { start: before.startOffset, end: tokenSpan(found).end };
  return replaced(span, "Values are compared with one `=`", { help: "Write = instead of ==", instead: "=" });
}

const turnedRound: ReadonlyMap<string, string> = new Map([
  ["Greater", ">="],
  ["Less", "<="],
]);

function turned(before: IToken, found: IToken, order: string): Diagnostic {
  const span = { start: before.startOffset, end: tokenSpan(found).end };
  const written = `${before.image}${found.image}`;
  return replaced(span, `\`${written}\` is no comparison`, {
    help: `Write ${order} instead of ${written}`,
    instead: order,
  });
}

const partsOfWhole: ReadonlySet<string> = new Set(["Percent", "Number"]);

/** `10% of sales`, `salary of payee`. */
function partOf(before: IToken, found: IToken, behind: IToken | undefined): Diagnostic {
  if (partsOfWhole.has(typeOfToken(before)) || !behind) {
    return replaced(tokenSpan(found), "A part of an amount is taken with `*`", {
      help: `Write ${before.image} * ${behind?.image ?? "..."}`,
      instead: "*",
    });
  }
  const instead = `${behind.image}.${before.image}`;
  return replaced(
    { start: before.startOffset, end: tokenSpan(behind).end },
    `What belongs to \`${behind.image}\` stands behind it`,
    { help: `Write ${instead}`, instead },
  );
}

function currencyFirst(code: IToken, amount: IToken): Diagnostic {
  const instead = `${amount.image} ${code.image}`;
  return replaced(
    { start: code.startOffset, end: tokenSpan(amount).end },
    "A currency stands behind its number",
    { help: `Write ${instead}`, instead },
  );
}

function prorated(before: IToken, found: IToken): Diagnostic {
  const instead = `prorate(${before.image})`;
  return replaced(
    { start: before.startOffset, end: tokenSpan(found).end },
    "An amount for the days in the plan is written around it",
    { help: `Write ${instead}`, instead },
  );
}

function singular(found: IToken): Diagnostic {
  const instead = found.image.replace(/s$/, "");
  return replaced(tokenSpan(found), "The unit stands in the singular here", {
    help: `Write last ${instead}`,
    instead,
  });
}

function replaced(
  span: Span,
  message: string,
  { help, instead }: { help: string; instead: string },
): Diagnostic {
  return diagnose("unexpected-part", span, message, {
    help,
    fixes: [{ title: `Write ${instead.trim()}`, edits: [{ span, text: instead }] }],
  });
}
