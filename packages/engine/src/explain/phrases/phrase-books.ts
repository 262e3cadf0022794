/** The phrase book of each language. */

import { en } from "./en.js";
import type { Language } from "./languages.js";
import type { ExplainPhrases } from "./phrases.js";
import { zhHans } from "./zh-hans.js";
import { zhHant } from "./zh-hant.js";

export const phraseBooks: Readonly<Record<Language, ExplainPhrases>> = {
  en,
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
};
