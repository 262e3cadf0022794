/** The languages a plan letter is written in, by their BCP 47 tags. */

export const letterLanguages = ["en", "zh-Hans", "zh-Hant"] as const;

export type LetterLanguage = (typeof letterLanguages)[number];
