/** The phrase book of each language. */

import type { LetterLanguage } from "../language.js";
import { en } from "./en.js";
import type { Phrases } from "./phrases.js";
import { zhHans } from "./zh-hans.js";
import { zhHant } from "./zh-hant.js";

export const phraseBooks: Readonly<Record<LetterLanguage, Phrases>> = {
  en,
  "zh-Hans": zhHans,
  "zh-Hant": zhHant,
};
