/** Shows a diagnostic with the lines it speaks of, as plain text for a terminal or a log. */

import { type LineMap, lineMap } from "../source/line-map.js";
import type { Span } from "../source/span.js";
import type { Diagnostic, RelatedPlace, Severity } from "./diagnostic.js";

export type FrameRole = Severity | "place" | "gutter" | "help";

export interface CodeFrameOptions {
  /** Named before the place: `commission.plan:12:8`. */
  readonly file?: string;
  /** Where a person finds a file that the plan uses; otherwise as the plan names it. */
  readonly usedFile?: (file: string) => string;
  /** Colours a part of the frame; it must not change what can be read. */
  readonly paint?: (role: FrameRole, text: string) => string;
  /** Made once by those who show many frames of one text. */
  readonly lines?: LineMap;
}

/** Lines longer than this are cut on both sides of what the frame points at. */
const widestLine = 120;

export function codeFrame(text: string, diagnostic: Diagnostic, options: CodeFrameOptions = {}): string {
  const { file, paint = (_role, part) => part, lines = lineMap(text), usedFile = (used) => used } = options;
  const { severity, code, message, help, span, related = [] } = diagnostic;
  const place = (at: Span) => {
    const { line, column } = lines.position(at.start);
    return `${file ?? "line "}${file === undefined ? "" : ":"}${line}:${column}`;
  };
  const noted = ({ span: at, elsewhere }: RelatedPlace) =>
    elsewhere ? printable(`${usedFile(elsewhere.file)}:${elsewhere.line}:${elsewhere.column}`) : place(at);
  const marked = frameLines(span, lines);
  const width = Math.max(...marked.map(({ label }) => label.length));
  return [
    `${paint(severity, `${severity}: ${printable(message)}`)} ${paint("gutter", `[${code}]`)}`,
    paint("place", `  ${place(span)}`),
    "",
    ...marked.map(({ label, content, mark }) => {
      const gutter = paint("gutter", `  ${label.padStart(width)} |`);
      return `${gutter}${content === "" ? "" : ` ${mark ? paint(severity, content) : content}`}`;
    }),
    "",
    ...(help === undefined ? [] : [paint("help", `  help: ${printable(help)}`)]),
    ...related.map((other) => `  note: ${printable(other.message)} (${noted(other)})`),
  ]
    .join("\n")
    .trimEnd();
}

interface FrameLine {
  /** The line's number, or nothing before the line of marks. */
  readonly label: string;
  readonly content: string;
  readonly mark?: boolean;
}

/** The line before, the line meant with marks under it, the line behind. A longer span is marked to its line's end. */
function frameLines(span: Span, lines: LineMap): FrameLine[] {
  const { line, column } = lines.position(span.start);
  const source = lines.lineText(line);
  const from = Math.min(column - 1, source.length);
  const length = Math.min(Math.max(span.end - span.start, 1), Math.max(source.length - from, 1));
  const cut = window(source, from);
  const shown = (number: number) => printable(lines.lineText(number).slice(0, widestLine)).trimEnd();
  const marks =
    blankOf(source.slice(cut.start, from)) +
    "^".repeat(columnsOf(source.slice(from, Math.min(from + length, cut.end))));
  return [
    ...(line > 1 && cut.start === 0 ? [{ label: String(line - 1), content: shown(line - 1) }] : []),
    { label: String(line), content: printable(source.slice(cut.start, cut.end)) },
    { label: "", content: marks, mark: true },
    ...(line < lines.lineCount && cut.start === 0
      ? [{ label: String(line + 1), content: shown(line + 1) }]
      : []),
  ];
}

function window(source: string, from: number): Span {
  const start = from < widestLine ? 0 : from - widestLine / 2;
  return { start, end: Math.min(source.length, start + widestLine) };
}

/** A blank as wide as this text; tabs stay, so that the terminal spreads both lines alike. */
function blankOf(text: string): string {
  return [...text]
    .map((character) => (character === "\t" ? "\t" : " ".repeat(columnsOf(character))))
    .join("");
}

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/u;
const combining = /\p{Mark}/u;

/** Columns a text takes in a terminal; never none. */
function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : combining.test(character) ? 0 : 1;
  return Math.max(columns, text === "" ? 1 : 0);
}

/** Controls could move a terminal's cursor or turn the text's direction: they are shown, not sent. */
function printable(text: string): string {
  return text.replace(/[^\P{C}\t\n]/gu, "\ufffd");
}
