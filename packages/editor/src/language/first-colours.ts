/** Colours from the characters alone, so that a text is never plain while the worker starts. */

import type { languages } from "./monaco.js";

export function firstColours(words: readonly string[]): languages.IMonarchLanguage {
  return {
    words: [...words],
    unicode: true,
    defaultToken: "word",
    tokenizer: {
      root: [
        [/\/\/\/.*$/, "documentation"],
        [/\/\/.*$/, "comment"],
        [/"[^"]*"?/, "text"],
        [/\d{4}-\d{2}-\d{2}\b|\d{4}-[QH]\d\b|\d{4}-\d{2}\b/, "date"],
        [/\d[\d_]*(\.\d+)?\s*%?/, "number"],
        [/[\p{L}_][\p{L}\p{N}_]*/u, { cases: { "@words": "keyword", "@default": "word" } }],
        [/[=<>+\-*/!]+/, "operator"],
        [/[{}()[\]]/, "@brackets"],
      ],
    },
  };
}

export const writingHabits: languages.LanguageConfiguration = {
  comments: { lineComment: "//" },
  brackets: [
    ["{", "}"],
    ["(", ")"],
  ],
  autoClosingPairs: [
    { open: "{", close: "}" },
    { open: "(", close: ")" },
    { open: '"', close: '"' },
  ],
  surroundingPairs: [
    { open: "{", close: "}" },
    { open: "(", close: ")" },
    { open: '"', close: '"' },
  ],
};
