import { en, type Texts } from "./en.js";
/** Simplified Chinese. */
export const zhHans: Texts = en;
