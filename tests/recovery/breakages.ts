/** Breaks a plan text in one place after another and measures how well reading stands it. */

import { type Diagnostic, lineMap, type Parsed, parse, type Statement, type Token } from "@attain/dsl";

export interface Breakage {
  readonly kind: string;
  readonly text: string;
  /** 1-based, of the change. */
  readonly line: number;
  readonly what: string;
}

/** Every token deleted, every word misspelt in two ways, every bracket doubled and every text unclosed. */
export function tokenBreakages(text: string): Breakage[] {
  return parse(text).tokens.flatMap((token) => [
    broken(text, token, "deleted", ""),
    ...(isWord(token)
      ? [
          broken(text, token, "misspelt", swapped(token.text)),
          broken(text, token, "mistyped", mistyped(token.text)),
        ]
      : []),
    ...("{}()".includes(token.text) ? [broken(text, token, "doubled", token.text + token.text)] : []),
    ...(token.type === "Text" ? [broken(text, token, "unclosed", token.text.slice(0, -1))] : []),
  ]);
}

/** Slips that no design goal names, to see that the goal was not met by chance. */
export function otherBreakages(text: string): Breakage[] {
  const lines = text.split("\n");
  return [
    ...parse(text).tokens.flatMap((token) => [
      broken(text, token, "duplicated", `${token.text} ${token.text}`),
      broken(text, token, "followed by )", `${token.text} )`),
      broken(text, token, "followed by {", `${token.text} {`),
      broken(text, token, "followed by @", `${token.text} @`),
      lineCut(text, token),
    ]),
    ...lines.flatMap((line, at) =>
      line.trim() === ""
        ? []
        : [{ kind: "line deleted", text: lines.toSpliced(at, 1, "").join("\n"), line: at + 1, what: line }],
    ),
  ];
}

function broken(text: string, token: Token, kind: string, instead: string): Breakage {
  const { start, end } = token.span;
  return { kind, text: text.slice(0, start) + instead + text.slice(end), line: token.line, what: token.text };
}

function lineCut(text: string, token: Token): Breakage {
  const end = text.indexOf("\n", token.span.end);
  const rest = end < 0 ? "" : text.slice(end);
  return { kind: "line cut", text: text.slice(0, token.span.end) + rest, line: token.line, what: token.text };
}

function isWord(token: Token): boolean {
  return /^\p{ID_Start}/u.test(token.text);
}

/** `bookings` as `boiknngs`-like slips: the two letters in the middle change places. */
function swapped(word: string): string {
  const at = Math.max(Math.floor(word.length / 2) - 1, 0);
  const [a = "", b = ""] = [word[at], word[at + 1]];
  return a === b ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + b + a + word.slice(at + 2);
}

function mistyped(word: string): string {
  const at = Math.floor(word.length / 2);
  return `${word.slice(0, at)}${word[at] === "w" ? "v" : "w"}${word.slice(at + 1)}`;
}

export interface Summary {
  readonly tried: number;
  /** Still a plan: another word may be a name, too. */
  readonly legal: number;
  readonly oneError: number;
  readonly inPlace: number;
  readonly othersIntact: number;
  /** One error, in its place, with help, and all other statements as they were. */
  readonly good: number;
  readonly bad: readonly {
    readonly breakage: Breakage;
    readonly diagnostics: readonly Diagnostic[];
    readonly why: string;
  }[];
}

/** What is found in a text: by reading alone, unless the whole compiler is asked. */
export type Finder = (text: string) => Pick<Parsed, "file" | "diagnostics">;

export function measure(text: string, breakages: readonly Breakage[], find: Finder = parse): Summary {
  const before = find(text);
  const summary = { tried: 0, legal: 0, oneError: 0, inPlace: 0, othersIntact: 0, good: 0 };
  const bad: Summary["bad"][number][] = [];
  for (const breakage of breakages) {
    const after = find(breakage.text);
    summary.tried += 1;
    if (after.diagnostics.length === 0) {
      summary.legal += 1;
      continue;
    }
    const [first] = after.diagnostics;
    const one = after.diagnostics.length === 1 && first?.help !== undefined;
    const placed = first !== undefined && isInPlace(breakage, first);
    const intact = othersIntact(before, after, breakage.line, text);
    summary.oneError += Number(one);
    summary.inPlace += Number(placed);
    summary.othersIntact += Number(intact);
    if (one && placed && intact) summary.good += 1;
    else {
      const why = [one ? "" : "errors", placed ? "" : "place", intact ? "" : "others"]
        .filter(Boolean)
        .join(" ");
      bad.push({ breakage, diagnostics: after.diagnostics, why });
    }
  }
  return { ...summary, bad };
}

/** On the line of the change, or at the end of what stands before it. */
function isInPlace({ text, line }: Breakage, { span }: Diagnostic): boolean {
  const lines = lineMap(text);
  const at = lines.position(span.start).line;
  if (at === line) return true;
  const between = text.slice(span.start, lines.offset({ line, column: 1 }));
  return at < line && between.replace(/\/\/.*/g, "").trim() === "";
}

function othersIntact(
  before: ReturnType<Finder>,
  after: ReturnType<Finder>,
  line: number,
  text: string,
): boolean {
  const lines = lineMap(text);
  const touched = ({ span }: Statement) =>
    lines.position(span.start).line <= line && line <= lines.position(span.end).line;
  const found = after.file.statements.map(content);
  return before.file.statements
    .filter((statement) => !touched(statement))
    .every((statement) => found.includes(content(statement)));
}

/** A statement as text, without places. */
function content(statement: Statement): string {
  return JSON.stringify(statement, (key, value) => (key === "span" ? undefined : value));
}

/** The figures in one line. */
export function summaryText({ tried, legal, oneError, inPlace, othersIntact, good }: Summary): string {
  const illegal = tried - legal;
  const share = (count: number) => `${((100 * count) / illegal).toFixed(2)} %`;
  return (
    `${tried} breakages, ${legal} of them still legal; of the other ${illegal}: exactly one error ${share(oneError)}, ` +
    `in its place ${share(inPlace)}, other statements intact ${share(othersIntact)}, all three ${share(good)}`
  );
}

export function badText({ bad }: Summary, most = 20): string {
  return bad
    .slice(0, most)
    .map(({ breakage: { kind, line, what }, diagnostics, why }) => {
      const told = diagnostics.map(({ code, message }) => `${code}: ${message}`).join(" | ");
      return `line ${line}, \`${what}\` ${kind} (${why}): ${told}`;
    })
    .join("\n");
}
