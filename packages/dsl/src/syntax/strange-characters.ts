/** Characters that no plan contains, each with what to write instead. */

import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";

/** Signs that word processors and other keyboards put in place of the plain ones. */
const plain = new Map([
  ["\u201c", '"'],
  ["\u201d", '"'],
  ["\u201e", '"'],
  ["\u00ab", '"'],
  ["\u00bb", '"'],
  ["\u2018", '"'],
  ["\u2019", '"'],
  ["'", '"'],
  ["\u2013", "-"],
  ["\u2014", "-"],
  ["\u2212", "-"],
  ["\u00d7", "*"],
  ["\u00f7", "/"],
  ["\u2264", "<="],
  ["\u2265", ">="],
  ["\u2260", "<>"],
  ["\uff0c", ","],
  ["\u3001", ","],
  ["\uff1a", ":"],
  ["\uff1b", ";"],
  ["\uff08", "("],
  ["\uff09", ")"],
  ["\uff5b", "{"],
  ["\uff5d", "}"],
  ["\uff1d", "="],
  ["\u3002", "."],
  ["\u201f", '"'],
]);

/** Signs of money; of a sign that several currencies share the most usual one is offered. */
const currencySigns: ReadonlyMap<string, string> = new Map([
  ["$", "USD"],
  ["\u20ac", "EUR"],
  ["\u00a3", "GBP"],
  ["\u00a5", "JPY"],
  ["\u20b9", "INR"],
]);

/** Controls that turn the direction of the text: with them a line can show another order than it has. */
const turning = /[\u202a-\u202e\u2066-\u2069]/gu;
const unseen = /^[\p{Cf}\p{Cc}\p{Zl}\p{Zp}]+$/u;

/** These are found wherever they stand, in texts and comments too. */
export function hiddenCharacters(text: string): Diagnostic[] {
  return Array.from(text.matchAll(turning), (match) =>
    hidden({ start: match.index, end: match.index + 1 }, text),
  );
}

function hidden(span: Span, text: string): Diagnostic {
  const code = text.codePointAt(span.start) ?? 0;
  const name = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return diagnose("hidden-character", span, `A character that cannot be seen stands here (${name})`, {
    help: "Delete it: with it the text is read differently from how it looks",
    fixes: [{ title: "Delete the character", edits: [{ span, text: "" }] }],
  });
}

/** One for each run of such characters; of a line's quotation marks the first speaks for all. */
export function characterDiagnostics(text: string, spans: readonly Span[]): Diagnostic[] {
  let quotedUpTo = 0;
  return spans.flatMap((span) => {
    const found = text.slice(span.start, span.end);
    if (found.replace(turning, "") === "") return [];
    if (!isQuote(found)) return [characterDiagnostic(text, span, found)];
    if (span.start < quotedUpTo) return [];
    quotedUpTo = lineEnd(text, span.start);
    return [quotes(text, { start: span.start, end: quotedUpTo })];
  });
}

/** `$500`, `$ 500` and `500$`. */
function currencySign(text: string, span: Span, found: string, code: string): Diagnostic {
  const behind = /^[ \t]?(\d[\d_,.]*)/.exec(text.slice(span.end, span.end + 40));
  const before = /(\d[\d_,.]*)[ \t]?$/.exec(text.slice(Math.max(0, span.start - 40), span.start));
  const number = (behind ?? before)?.[1]?.replace(/[,.]$/, "").replaceAll(",", "_");
  const message = `\`${found}\` is no currency; an amount names its own behind the number`;
  if (number === undefined) {
    return diagnose("unexpected-character", span, message, { help: `Write it as in: 500 ${code}` });
  }
  const whole = behind
    ? { start: span.start, end: span.end + behind[0].length }
    : { start: span.start - (before?.[0].length ?? 0), end: span.end };
  const amount = `${number} ${code}`;
  return diagnose("unexpected-character", span, message, {
    help: `Write ${amount}`,
    fixes: [{ title: `Write ${amount}`, edits: [{ span: whole, text: amount }] }],
  });
}

function isQuote(found: string): boolean {
  return [...found].every((character) => plain.get(character) === '"');
}

function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

function quotes(text: string, { start, end }: Span): Diagnostic {
  const edits = Array.from({ length: end - start }, (_, at) => start + at)
    .filter((at) => isQuote(text.charAt(at)))
    .map((at) => ({ span: { start: at, end: at + 1 }, text: '"' }));
  const message = `\`${text.charAt(start)}\` is not the quotation mark of the plan language`;
  return diagnose("unexpected-character", { start, end: start + 1 }, message, {
    help: 'Write texts between straight marks, such as "EMEA"',
    fixes: [{ title: 'Write "', edits }],
  });
}

function characterDiagnostic(text: string, span: Span, found: string): Diagnostic {
  if (unseen.test(found)) return hidden(span, text);
  const instead = plain.get(found);
  if (instead !== undefined) {
    return diagnose("unexpected-character", span, `\`${found}\` is not a sign of the plan language`, {
      help: `Write ${instead} instead`,
      fixes: [{ title: `Write ${instead}`, edits: [{ span, text: instead }] }],
    });
  }
  const code = currencySigns.get(found);
  if (code !== undefined) return currencySign(text, span, found, code);
  if (found === "!" && text.charAt(span.end) === "=") {
    const whole = { start: span.start, end: span.end + 1 };
    return diagnose("unexpected-character", whole, "`!=` is no comparison", {
      help: "Write <> for: is not",
      fixes: [{ title: "Write <>", edits: [{ span: whole, text: "<>" }] }],
    });
  }
  if (found.startsWith("%")) {
    return diagnose("unexpected-character", span, "A percent sign stands by itself", {
      help: "Write it straight after its number, such as 30%",
    });
  }
  const shown = [...found].slice(0, 20).join("");
  return diagnose("unexpected-character", span, `\`${shown}\` has no meaning in a plan`, {
    help: "Delete it, or put it in quotation marks if it belongs to a text",
    fixes: [{ title: "Delete it", edits: [{ span, text: "" }] }],
  });
}
