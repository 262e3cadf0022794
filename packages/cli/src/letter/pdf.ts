/** A letter as a PDF file: the same parts as the page, set on A4. */

import type { Letter, LetterLanguage } from "@attain/dsl";
import type { TDocumentDefinitions } from "pdfmake/interfaces.js";
import { Refusal } from "../refusal.js";
import { acceptanceContent } from "./pdf-acceptance.js";
import { letterFonts } from "./pdf-fonts.js";
import { paragraph, sectionContent } from "./pdf-section.js";
import { ink, type Setting, soft } from "./pdf-setting.js";
import { factsContent } from "./pdf-table.js";
import { runs, textSetter } from "./pdf-text.js";
import { wordsOf } from "./text-width.js";

/** The same letter gives the same bytes. */
export async function letterPdf(letter: Letter): Promise<Uint8Array> {
  const fonts = letterFonts(letter.language);
  const { main } = fonts;
  if (main === undefined) throw noFont(letter.language);
  const { default: pdfmake } = await import("pdfmake");
  const files = Object.values(fonts.files).flatMap((styles) => Object.values(styles));
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => files.includes(path));
  pdfmake.setFonts(fonts.files);
  const definition = documentOf({
    letter,
    font: main,
    set: textSetter(letter, fonts),
    plain: (text) => runs(wordsOf(text), fonts),
  });
  return pdfmake.createPdf(definition).getBuffer();
}

function noFont(language: LetterLanguage): Refusal {
  return Refusal.failure(
    `The fonts for a PDF in ${language} are not installed`,
    "Install the packages @embedpdf/fonts-sc and @embedpdf/fonts-tc, or write the letter as .html and print it",
  );
}

function documentOf(setting: Setting): TDocumentDefinitions {
  const { letter, font, plain } = setting;
  const title = wordsOf(letter.title);
  return {
    pageSize: "A4",
    pageMargins: [54, 54, 54, 60],
    language: letter.language,
    // A file that says when it was written would never be written twice alike.
    info: { title: `${letter.kind}: ${title}`, creationDate: new Date(`${letter.from}T00:00:00Z`) },
    defaultStyle: { font, fontSize: 10, lineHeight: letter.language === "en" ? 1.3 : 1.4, color: ink },
    content: [
      { text: plain([letter.kind]), color: soft },
      { text: plain(letter.title), fontSize: 19, bold: true, margin: [0, 2, 0, 10], lineHeight: 1.15 },
      factsContent(letter.head, setting, true),
      ...letter.introduction.map((text) => paragraph(text, setting)),
      ...letter.sections.flatMap((section, index) => sectionContent(section, index + 1, setting)),
      ...acceptanceContent(setting),
    ],
    footer: (page, pages) => ({
      columns: [
        { text: plain(letter.title), alignment: "left" },
        { text: `${page} / ${pages}`, alignment: "right" },
      ],
      margin: [54, 18, 54, 0],
      fontSize: 8,
      color: soft,
    }),
  };
}
