/** The fonts of a letter as a file: which there are, and which of them has a character. */

import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { LetterLanguage } from "@attain/dsl";
import { type Font, openSync } from "fontkit";
import type { TFontDictionary } from "pdfmake/interfaces.js";

export type FontName = "Roboto" | "NotoSansHans" | "NotoSansHant";

export interface LetterFonts {
  /** The files of every font that is there. */
  readonly files: TFontDictionary;
  /** What most of the letter is set in; absent where it is not there. */
  readonly main: FontName | undefined;
  /** The first font that has the character, `before` if it has it too. */
  readonly fontWith: (character: string, before: FontName | undefined) => FontName | undefined;
}

/** Own fonts of the language first. */
const preferred: Readonly<Record<LetterLanguage, readonly [FontName, ...FontName[]]>> = {
  en: ["Roboto", "NotoSansHans", "NotoSansHant"],
  "zh-Hans": ["NotoSansHans", "NotoSansHant", "Roboto"],
  "zh-Hant": ["NotoSansHant", "NotoSansHans", "Roboto"],
};

interface FontFiles {
  readonly normal: string;
  readonly bold: string;
  readonly italics: string;
}

export function letterFonts(language: LetterLanguage): LetterFonts {
  const [main, ...others] = preferred[language];
  const found = [main, ...others].flatMap((name) => {
    const files = filesOf(name);
    return files === undefined ? [] : [{ name, files, has: coverage(files) }];
  });
  return {
    files: Object.fromEntries(
      found.map(({ name, files }) => [name, { ...files, bolditalics: files.bold }] as const),
    ),
    main: found.find(({ name }) => name === main)?.name,
    fontWith: (character, before) => {
      const has = (name: FontName) => found.find((font) => font.name === name)?.has(character) === true;
      if (before !== undefined && has(before)) return before;
      return found.find((font) => font.has(character))?.name;
    },
  };
}

/** Opened when first asked: most letters need one font only. */
function coverage({ normal }: FontFiles): (character: string) => boolean {
  let font: Font | undefined;
  return (character) => {
    font ??= opened(normal);
    return font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
  };
}

function opened(file: string): Font {
  const font = openSync(file);
  if ("hasGlyphForCodePoint" in font) return font;
  throw new Error(`${file} is a collection of fonts, not one`);
}

const require = createRequire(import.meta.url);

/** The Chinese fonts come with packages that an installation may leave out. */
function filesOf(name: FontName): FontFiles | undefined {
  switch (name) {
    case "Roboto": {
      const folder = join(packageFolder("pdfmake") ?? "", "..", "fonts", "Roboto");
      const file = (style: string) => join(folder, `Roboto-${style}.ttf`);
      return { normal: file("Regular"), bold: file("Medium"), italics: file("Italic") };
    }
    case "NotoSansHans":
      return chineseFiles("@embedpdf/fonts-sc", name);
    case "NotoSansHant":
      return chineseFiles("@embedpdf/fonts-tc", name);
  }
}

/** Chinese has no italics. */
function chineseFiles(module: string, name: FontName): FontFiles | undefined {
  const folder = packageFolder(module);
  if (folder === undefined) return undefined;
  const file = (style: string) => join(folder, "..", "fonts", `${name}-${style}.otf`);
  return { normal: file("Regular"), bold: file("Bold"), italics: file("Regular") };
}

/** Where a package's first file lies; nothing when it is not installed. */
function packageFolder(module: string): string | undefined {
  try {
    return dirname(require.resolve(module));
  } catch {
    return undefined;
  }
}
