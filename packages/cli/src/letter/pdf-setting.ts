/** What every part of a PDF letter is set with: its fonts and its colours. */

import type { Letter } from "@attain/dsl";
import type { FontName } from "./pdf-fonts.js";
import type { SetText } from "./pdf-text.js";

export const ink = "#1c2330";
export const soft = "#5b6472";
export const ruleColor = "#c9cfd8";
export const accent = "#1f5fa8";

export interface Setting {
  readonly letter: Letter;
  readonly font: FontName;
  readonly set: SetText;
  /** Of headings, where names are not set apart. */
  readonly plain: SetText;
}
