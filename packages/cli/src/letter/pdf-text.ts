/** Words of a letter as runs of one font each, so that every character is there to be read. */

import type { Inline, Letter, Text } from "@attain/dsl";
import { Refusal } from "../refusal.js";
import type { FontName, LetterFonts } from "./pdf-fonts.js";
import { hasLongWord } from "./text-width.js";

/** A stretch of text in one font, as pdfmake takes it. */
export interface Run {
  readonly text: string;
  readonly font?: FontName;
  readonly italics?: boolean;
  readonly decoration?: "underline";
  readonly decorationStyle?: "dotted";
  readonly decorationColor?: string;
  readonly wordBreak?: "break-all";
}

export type SetText = (text: Text) => Run[];

export function textSetter(letter: Letter, fonts: LetterFonts): SetText {
  const [open, close] = letter.quotes;
  const isChinese = letter.language !== "en";
  const term: Omit<Run, "text"> = isChinese
    ? { decoration: "underline", decorationStyle: "dotted", decorationColor: "#8a93a0" }
    : { italics: true };
  const set = (inline: Inline): Run[] => {
    if (typeof inline === "string") return runs(inline, fonts);
    if (inline.kind === "data") return runs(`${open}${inline.text}${close}`, fonts);
    return runs(inline.text, fonts).map((run) => ({ ...run, ...term }));
  };
  return (text) => text.flatMap(set);
}

/** A character that no font has would be missing from what is signed: then there is no file. */
export function runs(text: string, fonts: LetterFonts): Run[] {
  const found: { text: string; font: FontName; wordBreak?: "break-all" }[] = [];
  const breaks = hasLongWord(text) ? ({ wordBreak: "break-all" } as const) : {};
  for (const character of text) {
    const last = found.at(-1);
    const font = fonts.fontWith(character, last?.font);
    if (font === undefined) throw noGlyph(character);
    if (last?.font === font) last.text += character;
    else found.push({ text: character, font, ...breaks });
  }
  return found;
}

function noGlyph(character: string): Refusal {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return Refusal.failure(
    `No font for PDF has the character ${character} (U+${code})`,
    "Write the letter as .html and print it from a browser, or leave the character out of the plan",
  );
}
