/** Says why a rule stopped at a token: what is missing there, or what does not belong there. */

import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Span } from "../../source/span.js";
import { tokenSpan } from "../build/building.js";
import { type Expected, expectedAfter } from "../expected.js";
import type { RuleName } from "../grammar.js";
import { membersOf } from "../grammar-rules.js";
import type { TokenType } from "../token.js";
import { reservedWords } from "../words.js";
import { describe, exampleOf, expectedWords, fixedText, oneOf } from "./describe.js";
import { lineOf, type Slice, typeOfToken } from "./slice.js";

/** Why `rule` could not read `slice` further than to the token `at`. */
export function explain(rule: RuleName, slice: Slice, at: number): Diagnostic {
  const reached = expectedAfter(
    rule,
    slice.slice(0, at).map((token) => ({ type: typeOfToken(token) })),
  );
  const next = reached?.next ?? [];
  const found = slice[at];
  const previous = slice[at - 1];
  const example = exampleOf(next[0]?.rules ?? [rule]);
  if (!found || (previous && lineOf(previous) < lineOf(found)))
    return missingBehind(slice, at, next, example);
  const near = didYouMean(found.image, expectedWords(next));
  if (near !== undefined) return misspelt(tokenSpan(found), found.image, near);

  const type = typeOfToken(found);
  const after = slice[at + 1];
  const filling = next.filter(({ terminal }) => reached?.after(memberOf(terminal))?.after(type));
  const superfluous = after !== undefined && reached?.after(typeOfToken(after)) !== undefined;
  if (
    filling.length > 0 &&
    !(superfluous && filling.every(({ terminal }) => fixedText(terminal) === undefined))
  ) {
    return missingBefore(found.image, tokenSpan(found), filling, example);
  }
  const reserved =
    reservedWords.some((word) => word === type) && next.some(({ terminal }) => terminal === "Name");
  if (reserved && !superfluous) return reservedAsName(found.image, tokenSpan(found));
  return unexpected(found.image, tokenSpan(found), next, example, superfluous);
}

/** Some kind of token that the terminal lets in. */
function memberOf(terminal: Expected["terminal"]): TokenType {
  return membersOf(terminal)[0] ?? "Identifier";
}

function writeAsIn(example: string | undefined): { help?: string } {
  return example === undefined ? {} : { help: `Write it as in: ${example}` };
}

/** The end of the line before is the place: what stands on a later line did not cause this. */
function missingBehind(
  slice: Slice,
  at: number,
  next: readonly Expected[],
  example: string | undefined,
): Diagnostic {
  const previous = slice[at - 1];
  const end = previous ? tokenSpan(previous).end : (slice[at]?.startOffset ?? 0);
  const what = oneOf(describe(next));
  const message = previous
    ? `After \`${shown(previous.image)}\` something is missing: ${what}`
    : `Something is missing here: ${what}`;
  return diagnose("missing-part", { start: end, end }, message, writeAsIn(example));
}

function missingBefore(
  image: string,
  span: Span,
  filling: readonly Expected[],
  example: string | undefined,
): Diagnostic {
  const what = oneOf(describe(filling));
  const texts = [...new Set(filling.map(({ terminal }) => fixedText(terminal)))];
  const [text] = texts;
  const fixes =
    texts.length === 1 && text !== undefined
      ? [
          {
            title: `Write ${text}`,
            edits: [
              { span: { start: span.start, end: span.start }, text: /\w/.test(text) ? `${text} ` : text },
            ],
          },
        ]
      : [];
  return diagnose("missing-part", span, `Before \`${shown(image)}\` something is missing: ${what}`, {
    ...writeAsIn(example),
    ...(fixes.length > 0 ? { fixes } : {}),
  });
}

function unexpected(
  image: string,
  span: Span,
  next: readonly Expected[],
  example: string | undefined,
  superfluous: boolean,
): Diagnostic {
  const expected = describe(next);
  const instead =
    expected.length > 0 && expected.length < 8 && !superfluous ? `; here comes ${oneOf(expected)}` : "";
  return diagnose("unexpected-part", span, `\`${shown(image)}\` does not belong here${instead}`, {
    ...(example === undefined || superfluous ? { help: `Delete \`${shown(image)}\`` } : writeAsIn(example)),
    ...(superfluous ? { fixes: [{ title: `Delete ${shown(image)}`, edits: [{ span, text: "" }] }] } : {}),
  });
}

function reservedAsName(image: string, span: Span): Diagnostic {
  return diagnose("reserved-word", span, `\`${image}\` is a word of the language and cannot be a name here`, {
    help: `Choose another name, or write what it belongs to before it, such as deals.${image}`,
  });
}

export function misspelt(span: Span, image: string, meant: string): Diagnostic {
  return diagnose("misspelt-word", span, `\`${shown(image)}\` is not a word that can stand here`, {
    help: `Did you mean \`${meant}\`?`,
    fixes: [{ title: `Write ${meant}`, edits: [{ span, text: meant }] }],
  });
}

/** Long texts are cut: a message is one line. */
export function shown(image: string): string {
  return image.length > 40 ? `${image.slice(0, 39)}…` : image;
}
