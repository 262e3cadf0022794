/** The plan language for Monaco, and the worker behind it. */

export { languageId, type NamedValue } from "./language/asking.js";
export type { LensWords } from "./language/providers/run-lenses.js";
export { type PlanLanguageOptions, registerPlanLanguage } from "./language/register-plan-language.js";
export { planThemes } from "./language/themes.js";
export type { LanguageCalls, PlanText } from "./worker/language-answers.js";
export { type Calls, connect, type Remote } from "./worker/remote.js";
