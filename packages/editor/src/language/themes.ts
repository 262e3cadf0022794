/** The two themes of the plan language; names as `vs` and `vs-dark` have them, so that anyone can build on them. */

import type { editor } from "./monaco.js";

type Palette = Readonly<Record<keyof typeof light, string>>;

const light = {
  background: "#ffffff",
  text: "#24292f",
  faint: "#66707b",
  keyword: "#5b3cc4",
  type: "#0b6b74",
  number: "#0a5bb5",
  string: "#2a6b3c",
  figure: "#8a3b00",
  credit: "#9a2257",
  source: "#0b6b74",
  line: "#f4f6f8",
  gutter: "#767f89",
};

const dark: Palette = {
  background: "#14181d",
  text: "#dfe5eb",
  faint: "#8b96a2",
  keyword: "#b7a4ff",
  type: "#6fd0d8",
  number: "#86bdff",
  string: "#8fd6a2",
  figure: "#ffb784",
  credit: "#ff9cc3",
  source: "#6fd0d8",
  line: "#1b2027",
  gutter: "#77828e",
};

export const planThemes = { light: "attain-light", dark: "attain-dark" } as const;

export const themeData: Readonly<Record<keyof typeof planThemes, editor.IStandaloneThemeData>> = {
  light: theme("vs", light),
  dark: theme("vs-dark", dark),
};

function theme(base: editor.BuiltinTheme, colours: Palette): editor.IStandaloneThemeData {
  const rule = (token: string, colour: string, fontStyle = "") => ({
    token,
    foreground: colour.slice(1),
    fontStyle,
  });
  const of = (tokens: readonly string[], colour: string, style?: string) =>
    tokens.map((token) => rule(token, colour, style));
  return {
    base,
    inherit: true,
    rules: [
      ...of(["keyword"], colours.keyword),
      ...of(["type"], colours.type),
      ...of(["number", "date"], colours.number),
      ...of(["text"], colours.string),
      ...of(["comment"], colours.faint, "italic"),
      ...of(["documentation"], colours.faint),
      ...of(["figure", "component", "scorecard", "goal", "journal", "plan"], colours.figure),
      ...of(["credit", "tiers", "table", "matrix", "parameter"], colours.credit),
      ...of(["source", "function"], colours.source),
      ...of(["word", "column", "argument", "operator", "other"], colours.text),
    ],
    colors: {
      "editor.background": colours.background,
      "editor.foreground": colours.text,
      "editor.lineHighlightBackground": colours.line,
      "editor.lineHighlightBorder": colours.line,
      "editorLineNumber.foreground": colours.gutter,
      "editorCodeLens.foreground": colours.faint,
      "editorStickyScroll.background": colours.background,
    },
  };
}
