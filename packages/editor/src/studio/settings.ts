/** How the studio looks to one person: language and theme, kept in this browser. */

import { createStore, useStore } from "./store.js";
import { en, type Texts } from "./text/en.js";
import { zhHans } from "./text/zh-hans.js";
import { zhHant } from "./text/zh-hant.js";

export const languages = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" } as const;
export type Language = keyof typeof languages;
export type Theme = "light" | "dark";

const books: Readonly<Record<Language, Texts>> = { en, "zh-Hans": zhHans, "zh-Hant": zhHant };

export const settings = createStore({ language: firstLanguage(), theme: firstTheme() });

settings.subscribe(apply);
apply();

export function chooseLanguage(language: Language): void {
  keep("language", language);
  settings.set({ language });
}

export function chooseTheme(theme: Theme): void {
  keep("theme", theme);
  settings.set({ theme });
}

export function useTexts(): Texts {
  return books[useStore(settings).language];
}

/** For what is not React: the editor's lenses. */
export function textsNow(): Texts {
  return books[settings.get().language];
}

function apply(): void {
  const { language, theme } = settings.get();
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
}

function firstLanguage(): Language {
  const kept = remembered("language");
  if (kept !== null && isLanguage(kept)) return kept;
  const wanted = navigator.language.toLowerCase();
  if (!wanted.startsWith("zh")) return "en";
  return /hant|tw|hk|mo/.test(wanted) ? "zh-Hant" : "zh-Hans";
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(languages, text);
}

function firstTheme(): Theme {
  const kept = remembered("theme");
  if (kept === "light" || kept === "dark") return kept;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`attain.${name}`);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`attain.${name}`, value);
  } catch {
    // A browser that keeps nothing still works; it only forgets.
  }
}
