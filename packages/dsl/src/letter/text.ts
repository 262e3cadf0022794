/**
 * Text of a plan letter: plain words, with the names and values of the plan marked, so that whoever
 * shows the letter can set them apart and must escape them. Phrases are written with `say`.
 */

/** Words, or something of the plan among them. */
export type Inline =
  | string
  /** A name of the plan, as it reads in the letter. */
  | { readonly kind: "term"; readonly text: string }
  /** A value that the plan compares with, as the rows hold it. */
  | { readonly kind: "data"; readonly text: string };

export type Text = readonly Inline[];

/** What a phrase is put together from. */
export type Part = Inline | Text;

/** Puts parts between words: say`at least ${amount}`. */
export function say(words: TemplateStringsArray, ...parts: readonly Part[]): Text {
  return joined(words.flatMap((word, index) => (index === 0 ? [word] : [parts[index - 1] ?? "", word])));
}

/** The parts one after the other; Chinese characters stand off from letters and digits beside them. */
export function joined(parts: readonly Part[], between: Part = ""): Text {
  const text: Inline[] = [];
  const append = (inline: Inline) => {
    const last = text.at(-1);
    if (typeof inline === "string" && typeof last === "string") text[text.length - 1] = last + inline;
    else text.push(inline);
  };
  const add = (part: Part) => {
    for (const inline of isText(part) ? part : [part]) {
      if (inline === "") continue;
      if (touches(text.at(-1), inline)) append(" ");
      append(inline);
    }
  };
  for (const [index, part] of parts.entries()) {
    if (index > 0) add(between);
    add(part);
  }
  return text;
}

/** Whether a character of Chinese would stand right beside a letter or a digit. */
function touches(before: Inline | undefined, after: Inline): boolean {
  if (before === undefined || isQuoted(before) || isQuoted(after)) return false;
  const left = wordsOf(before).slice(-1);
  const right = wordsOf(after).slice(0, 1);
  return (isHan(left) && isLatin(right)) || (isLatin(left) && isHan(right));
}

/** Data stand in quotation marks, which keep their distance. */
function isQuoted(inline: Inline): boolean {
  return typeof inline !== "string" && inline.kind === "data";
}

function wordsOf(inline: Inline): string {
  return typeof inline === "string" ? inline : inline.text;
}

function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}

function isLatin(character: string): boolean {
  return /[\p{Script=Latin}\p{Nd}%]/u.test(character);
}

function isText(part: Part): part is Text {
  return Array.isArray(part);
}

export function term(text: string): Inline {
  return { kind: "term", text: legible(text) };
}

export function data(text: string): Inline {
  return { kind: "data", text: legible(text) };
}

/** The author's own words, such as a label. */
export function authored(text: string): Text {
  return joined([legible(text)]);
}

/** The words alone, for a title or a description of a picture. */
export function plainText(text: Text): string {
  return text.map(wordsOf).join("");
}

/** With a capital where a line starts with words of ours or a name; other scripts have none. */
export function capitalized(text: Text): Text {
  const [first, ...others] = text;
  if (first === undefined) return text;
  if (typeof first === "string") return [capital(first), ...others];
  return first.kind === "term" ? [{ ...first, text: capital(first.text) }, ...others] : text;
}

function capital(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/**
 * What is written must be what is read: characters that control a terminal or a file, or that turn the
 * direction of what follows, are shown as the sign for what cannot be shown. Lone halves of characters too.
 */
function legible(text: string): string {
  return [...text].map((character) => (isIllegible(character) ? "\u{FFFD}" : character)).join("");
}

function isIllegible(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return illegible.some(([first, last]) => code >= first && code <= last);
}

const illegible: readonly (readonly [number, number])[] = [
  [0x00, 0x08],
  [0x0b, 0x1f],
  [0x7f, 0x9f],
  // Marks, embeddings and isolates that turn the direction of writing; separators of lines.
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
];
