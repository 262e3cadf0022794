import { en, type Texts } from "./en.js";
/** Traditional Chinese. */
export const zhHant: Texts = en;
