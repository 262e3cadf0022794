/** Reads a plan text into its tree. Never throws: what cannot be read becomes diagnostics, the rest stands. */

import type { IToken } from "chevrotain";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { lineMap } from "../source/line-map.js";
import type { Span } from "../source/span.js";
import type { LanguageLine, PlanFile, Statement } from "./ast.js";
import { type Building, tokenSpan } from "./build/building.js";
import { languageOf, statementOf, useOf } from "./build/statements.js";
import type { FileCstNode } from "./cst.js";
import { documentationByOffset } from "./documentation.js";
import { lex } from "./lex.js";
import { isTooDeep } from "./nesting.js";
import { read } from "./parser.js";
import { type Recovered, recover } from "./recover/recover.js";
import type { Comment, Token, TokenType } from "./token.js";
import { word } from "./token-types.js";

export interface Parsed {
  readonly file: PlanFile;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

export function parse(text: string): Parsed {
  const { tokens, comments, diagnostics: strange } = lex(text);
  const reported: Diagnostic[] = [];
  const build: Building = {
    documentation: documentationByOffset(tokens, comments),
    operatorsAround: 0,
    report: (diagnostic) => reported.push(diagnostic),
  };
  const { language, uses, statements, lost } =
    readWhole(build, tokens) ?? readParts(build, text, tokens, strange);
  const known = language ? unknownVersion(language) : missingLanguage(tokens);
  const diagnostics = [...strange, ...reported, ...known].sort((a, b) => a.span.start - b.span.start);
  const isBroken = touching(diagnostics);
  const marked = statements.map((statement) => withBroken(statement, isBroken));
  const namesLost = lost || marked.some((statement) => "name" in statement && statement.name.text === "");
  const file: PlanFile = {
    kind: "file",
    span: { start: 0, end: text.length },
    ...(language ? { language } : {}),
    uses,
    statements: marked,
    ...(namesLost ? { namesLost } : {}),
    ...(diagnostics.length > 0 ? { unreadLines: linesWith(diagnostics, text) } : {}),
  };
  return { file, diagnostics, tokens: tokens.map(plainToken), comments };
}

/** A correct text; layout plays no part in it. */
function readWhole(build: Building, tokens: readonly IToken[]): Recovered | undefined {
  if (isTooDeep(tokens)) return undefined;
  const tree = read("file", tokens).tree as FileCstNode | undefined;
  if (!tree) return undefined;
  const line = tree.children.languageLine?.[0];
  return {
    language: line && languageOf(line),
    uses: (tree.children.useStatement ?? []).map(useOf),
    statements: (tree.children.statement ?? []).map((statement) => statementOf(build, statement)),
    lost: false,
  };
}

function readParts(
  build: Building,
  text: string,
  tokens: readonly IToken[],
  strange: readonly Diagnostic[],
): Recovered {
  const lines = lineMap(text);
  return recover(
    build,
    tokens,
    strange.map(({ span }) => lines.position(span.start).line),
  );
}

/** Whether something is told of a span; `diagnostics` in the order of the text. */
function touching(diagnostics: readonly Diagnostic[]): (span: Span) => boolean {
  let end = -1;
  const ends = diagnostics.map(({ span }) => {
    end = Math.max(end, span.end);
    return end;
  });
  return (span) => {
    let [low, high] = [0, diagnostics.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((diagnostics[middle]?.span.start ?? 0) <= span.end) low = middle + 1;
      else high = middle;
    }
    // Of those that begin before the span ends, one that reaches into it.
    return (ends[low - 1] ?? -1) >= span.start;
  };
}

/** A statement with an error inside says so, in whichever phase of reading it was found. */
function withBroken<S extends Statement>(statement: S, isBroken: (span: Span) => boolean): S {
  const inside = ({ span }: { readonly span: Span }) => isBroken(span);
  if (!inside(statement)) return statement;
  if (statement.kind !== "test") return { ...statement, broken: true };
  const givens = statement.givens.map((given) => (inside(given) ? { ...given, broken: true } : given));
  return { ...statement, givens, broken: true };
}

/** The lines on which something is told. */
function linesWith(diagnostics: readonly Diagnostic[], text: string): Span[] {
  const lines = lineMap(text);
  const numbers = new Set(diagnostics.map(({ span }) => lines.position(span.start).line));
  return Array.from(numbers, (line) => ({
    start: lines.offset({ line, column: 1 }),
    end: lines.offset({ line, column: 1 }) + lines.lineText(line).length,
  }));
}

function unknownVersion({ version }: LanguageLine): Diagnostic[] {
  if (version.value === "1") return [];
  return [
    diagnose("unknown-language", version.span, `There is no version ${version.value} of the plan language`, {
      help: "Write language 1",
      fixes: [{ title: "Write 1", edits: [{ span: version.span, text: "1" }] }],
    }),
  ];
}

/** Nothing is said where the word stands somewhere: then its line is what could not be read. */
function missingLanguage(tokens: readonly IToken[]): Diagnostic[] {
  if (tokens.some((token) => token.tokenType === word.language)) return [];
  return [
    diagnose(
      "missing-language",
      { start: 0, end: 0 },
      "The plan does not say which language it is written in",
      {
        help: "Begin the text with the line: language 1",
        fixes: [{ title: "Add language 1", edits: [{ span: { start: 0, end: 0 }, text: "language 1\n\n" }] }],
      },
    ),
  ];
}

function plainToken(token: IToken): Token {
  return {
    type: token.tokenType.name as TokenType,
    text: token.image,
    span: tokenSpan(token),
    line: token.startLine ?? 1,
    column: token.startColumn ?? 1,
  };
}
