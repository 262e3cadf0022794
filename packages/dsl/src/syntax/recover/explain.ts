/** Says why a rule stopped at a token: what is missing there, or what does not belong there. */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic, Fix } from "../../diagnostics/diagnostic.js";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Span } from "../../source/span.js";
import { tokenSpan } from "../build/building.js";
import { type Expected, expectedAfter, type Reached } from "../expected.js";
import type { RuleName } from "../grammar.js";
import { membersOf } from "../grammar-rules.js";
import type { TokenType } from "../token.js";
import { reservedWords } from "../words.js";
import { describe, expectedWords, fixedText, oneOf } from "./describe.js";
import { exampleOf } from "./examples.js";
import { habitOf } from "./habits.js";
import { lineOf, type Slice, typeOfToken } from "./slice.js";

/** Why `rule` could not read `slice` further than to the token `at`. */
export function explain(rule: RuleName, slice: Slice, at: number): Diagnostic {
  const types = slice.map(typeOfToken);
  const reached = expectedAfter(
    rule,
    types.slice(0, at).map((type) => ({ type })),
  );
  const next = reached?.next ?? [];
  const [previous, found] = [slice[at - 1], slice[at]];
  const example = exampleOf(next[0]?.rules ?? [rule]);
  if (!found || (previous && lineOf(previous) < lineOf(found)))
    return missingBehind(previous, found, next, example);
  const habit = habitOf(slice, at, next);
  if (habit) return habit;
  const near = didYouMean(found.image, expectedWords(next));
  if (near !== undefined) return misspelt(tokenSpan(found), found.image, near);

  const rest = types.slice(at);
  const deleted = howFar(reached, rest.slice(1)) + 1;
  const filled = next.map((one) => ({ one, far: howFar(reached?.after(memberOf(one)), rest) }));
  const farthest = Math.max(0, ...filled.map(({ far }) => far));
  const filling = filled.filter(({ far }) => far === farthest && far > 0).map(({ one }) => one);
  const sure = filling.some(({ terminal }) => fixedText(terminal) !== undefined)
    ? farthest >= deleted
    : farthest > deleted;
  if (filling.length > 0 && filling.length <= 6 && sure) return missingBefore(found, filling, example);
  const superfluous = deleted > 1 && deleted >= farthest;
  const reserved = reservedWords.some((word) => word === types[at]);
  if (reserved && !superfluous && next.some(({ terminal }) => terminal === "Name"))
    return reservedAsName(found);
  return unexpected(found, next, example, superfluous);
}

/** How many of these tokens can be read from there, with half a token more for a whole that ends with them. */
function howFar(from: Reached | undefined, types: readonly TokenType[]): number {
  let reached = from;
  for (const [count, type] of types.slice(0, 40).entries()) {
    const further: Reached | undefined = reached?.after(type);
    if (!further) return count;
    reached = further;
  }
  return types.length + (reached?.complete ? 0.5 : 0);
}

/** Some kind of token that the terminal lets in. */
function memberOf({ terminal }: Expected): TokenType {
  return membersOf(terminal)[0] ?? "Identifier";
}

function writeAsIn(example: string | undefined): { help?: string } {
  return example === undefined ? {} : { help: `Write it as in: ${example}` };
}

/** The end of the line before is the place: what stands on a later line did not cause this. */
function missingBehind(
  previous: IToken | undefined,
  found: IToken | undefined,
  next: readonly Expected[],
  example: string | undefined,
): Diagnostic {
  const end = previous ? tokenSpan(previous).end : (found?.startOffset ?? 0);
  const behind = previous ? ` after \`${shown(previous.image)}\`` : " here";
  const message = `${sentenceStart(oneOf(describe(next)))} is missing${behind}`;
  return diagnose("missing-part", { start: end, end }, message, writeAsIn(example));
}

function missingBefore(found: IToken, filling: readonly Expected[], example: string | undefined): Diagnostic {
  const texts = new Set(filling.map(({ terminal }) => fixedText(terminal)));
  const [text] = texts;
  const fixes = texts.size === 1 && text !== undefined ? { fixes: [writeBefore(found, text)] } : {};
  const message = `${sentenceStart(oneOf(describe(filling)))} is missing before \`${shown(found.image)}\``;
  return diagnose("missing-part", tokenSpan(found), message, { ...writeAsIn(example), ...fixes });
}

function writeBefore({ startOffset: start }: IToken, text: string): Fix {
  const spaced = /^[\w:=]/.test(text) ? `${text} ` : text;
  return { title: `Write ${text}`, edits: [{ span: { start, end: start }, text: spaced }] };
}

function unexpected(
  found: IToken,
  next: readonly Expected[],
  example: string | undefined,
  superfluous: boolean,
): Diagnostic {
  const span = tokenSpan(found);
  const image = shown(found.image);
  const expected = describe(next);
  const instead = superfluous || expected.length === 0 ? "" : `; here comes ${oneOf(expected)}`;
  return diagnose("unexpected-part", span, `\`${image}\` does not belong here${instead}`, {
    ...(superfluous || example === undefined ? { help: `Delete \`${image}\`` } : writeAsIn(example)),
    ...(superfluous ? { fixes: [{ title: `Delete ${image}`, edits: [{ span, text: "" }] }] } : {}),
  });
}

function reservedAsName(found: IToken): Diagnostic {
  const { image } = found;
  return diagnose(
    "reserved-word",
    tokenSpan(found),
    `\`${image}\` is a word of the language and cannot be a name here`,
    {
      help: `Choose another name, such as \`${image}_\`; of a column, its data may stand before it: \`deals.${image}\``,
    },
  );
}

export function misspelt(span: Span, image: string, meant: string): Diagnostic {
  return diagnose("misspelt-word", span, `\`${shown(image)}\` is not a word that can stand here`, {
    help: `Did you mean \`${meant}\`?`,
    fixes: [{ title: `Write ${meant}`, edits: [{ span, text: meant }] }],
  });
}

function sentenceStart(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Long texts are cut: a message is one line. */
export function shown(image: string): string {
  return image.length > 40 ? `${image.slice(0, 39)}…` : image;
}
