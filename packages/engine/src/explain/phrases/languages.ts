/** The languages in which pay is explained, by their BCP 47 tags. */

export const languages = ["en", "zh-Hans", "zh-Hant"] as const;

export type Language = (typeof languages)[number];
