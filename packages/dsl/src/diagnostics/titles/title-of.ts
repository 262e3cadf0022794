/** What a code means in general, in the reader's language; messages themselves are in English. */

import type { Language } from "@attain/engine";
import { catalog, type DiagnosticCode } from "../catalog.js";
import { zhHans } from "./zh-hans.js";
import { zhHant } from "./zh-hant.js";

export function titleOf(code: DiagnosticCode, language: Language): string {
  switch (language) {
    case "en":
      return catalog[code].title;
    case "zh-Hans":
      return zhHans[code];
    case "zh-Hant":
      return zhHant[code];
  }
}
