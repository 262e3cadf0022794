/** The languages a plan letter is written in: those in which pay is explained. */

export { type Language as LetterLanguage, languages as letterLanguages } from "@attain/engine";
