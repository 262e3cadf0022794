/** Where a PDF letter is signed. */

import type { Party } from "@attain/dsl";
import type { Content } from "pdfmake/interfaces.js";
import { rule } from "./pdf-section.js";
import { ink, type Setting, soft } from "./pdf-setting.js";
import type { SetText } from "./pdf-text.js";

export function acceptanceContent({ letter, set, plain }: Setting): Content[] {
  const { heading, text, parties, mark } = letter.acceptance;
  return [
    {
      stack: [
        rule(),
        { text: plain(heading), fontSize: 13.5, bold: true, margin: [0, 8, 0, 4] },
        { text: set(text), margin: [0, 3, 0, 5] },
        { columns: parties.map((party) => partyContent(party, set)), columnGap: 30 },
        { text: set(mark), fontSize: 7.5, color: soft, margin: [0, 22, 0, 0] },
      ],
      unbreakable: true,
    },
  ];
}

function partyContent({ role, lines }: Party, set: SetText): Content {
  return {
    stack: [
      { text: set(role), bold: true, margin: [0, 6, 0, 0] },
      ...lines.map(
        ({ label, filled }): Content => ({
          stack: [
            {
              text: [
                ...set(label).map((run) => ({ ...run, color: soft, fontSize: 9 })),
                "  ",
                ...(filled ? set(filled) : []),
              ],
              margin: [0, 18, 0, 2],
            },
            { canvas: [{ type: "line", x1: 0, y1: 0, x2: 225, y2: 0, lineWidth: 0.7, lineColor: ink }] },
          ],
        }),
      ),
    ],
  };
}
