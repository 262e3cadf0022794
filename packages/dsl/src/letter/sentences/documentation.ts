/** What the author wrote above a statement, quoted as it stands. */

import type { Block } from "../letter.js";
import { authored, type Text } from "../text.js";

export function documentationBlocks(documentation: string | undefined): readonly Block[] {
  const lines = documentationLines(documentation);
  return lines.length === 0 ? [] : [{ kind: "quotation", lines }];
}

/** One text a paragraph: lines that follow each other are one, an empty line parts two. */
export function documentationLines(documentation: string | undefined): readonly Text[] {
  return (documentation ?? "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split(/\s+/).join(" ").trim())
    .filter((paragraph) => paragraph !== "")
    .map(authored);
}
