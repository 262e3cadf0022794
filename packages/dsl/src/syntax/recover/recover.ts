/**
 * Reads a text that is not correct, piece by piece: what is correct is read as it stands, the rest by its
 * parts, and every cause is reported once, where it is.
 */

import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { LanguageLine, Statement, UseStatement } from "../ast.js";
import { type Building, tokenSpan } from "../build/building.js";
import { languageOf, statementOf, useOf } from "../build/statements.js";
import type { FileCstNode } from "../cst.js";
import { isTooDeep, tooDeep } from "../nesting.js";
import { read } from "../parser.js";
import { sign, word } from "../token-types.js";
import { statementWords } from "../words.js";
import { bracesPair } from "./brace-places.js";
import { explain, misspelt } from "./explain.js";
import { causes, type Finding, finding } from "./findings.js";
import { begunWithSomeWord, unknownStatement } from "./headless.js";
import { mendByTrial } from "./mend-by-trial.js";
import { cutOf, isIndented, leadingWord, meantWord, piecesOf } from "./pieces.js";
import { beginsLine, is, readAs, type Slice, sliceSpan, typeOfToken } from "./slice.js";
import { readStatement } from "./statement.js";

export interface Recovered {
  readonly language: LanguageLine | undefined;
  readonly uses: readonly UseStatement[];
  readonly statements: readonly Statement[];
  /** Whether a statement could not be read at all. */
  readonly lost: boolean;
}

/** What has been read so far of a text, and of the piece at hand what is wrong with it. */
interface Progress {
  readonly build: Building;
  /** Whether the text is indented, so that columns tell where statements begin. */
  readonly byColumn: boolean;
  language: LanguageLine | undefined;
  readonly uses: UseStatement[];
  readonly statements: Statement[];
  lost: boolean;
  findings: Finding[];
}

/** `strangeLines` are those of which the lexer has complained. */
export function recover(build: Building, tokens: Slice, strangeLines: readonly number[]): Recovered {
  const byColumn = isIndented(tokens);
  const progress: Progress = {
    build,
    byColumn,
    language: undefined,
    uses: [],
    statements: [],
    lost: false,
    findings: [],
  };
  let silent = strangeLines.length === 0;
  for (const piece of piecesOf(tokens, byColumn)) {
    progress.findings = [];
    readPiece(progress, piece);
    for (const diagnostic of causes(progress.findings, strangeLines)) {
      build.report(diagnostic);
      silent = false;
    }
  }
  // What only cutting made readable is not correct: the grammar's own complaint must not get lost.
  if (silent) {
    const whole = read("file", tokens);
    if (!whole.tree) build.report(explain("file", tokens, whole.stoppedAt));
  }
  return progress;
}

function readPiece(progress: Progress, piece: Slice): void {
  let rest = piece;
  while (rest.length > 0) rest = rest.slice(readSome(progress, rest));
}

/** Reads the beginning of a piece; the answer is how many of its tokens that took. */
function readSome(progress: Progress, piece: Slice): number {
  const { build, findings, statements } = progress;
  const first = piece[0];
  if (!first) return piece.length;
  if (isTooDeep(piece)) {
    progress.lost = true;
    findings.push(finding(tooDeep(piece), piece));
    return piece.length;
  }
  const whole = read("file", piece);
  if (whole.tree) return take(progress, whole.tree as FileCstNode, piece);
  if (!bracesPair(piece)) {
    const mended = mendByTrial(piece, whole.stoppedAt, (attempt) => read("file", attempt).tree);
    if (mended) {
      findings.push(finding(mended.diagnostic, piece, true));
      return take(progress, mended.read as FileCstNode, piece);
    }
  }
  const cut = cutOf(piece, whole.stoppedAt, progress.byColumn);
  if (cut !== undefined) {
    readPiece(progress, piece.slice(0, cut));
    return cut;
  }
  const before = readBeforeHeadless(progress, piece, whole.stoppedAt);
  if (before !== undefined) return before;
  if (leadingWord(first) === undefined) return readHeadless(progress, piece);
  const found = findings.length;
  if (statementWords.some((text) => text === typeOfToken(first))) {
    const { statement, findings: more } = readStatement(build, piece);
    statements.push(statement);
    findings.push(...more);
  }
  if (findings.length === found) findings.push(finding(explain("file", piece, whole.stoppedAt), piece));
  return piece.length;
}

/** Everything of a piece that is correct as it stands. */
function take(progress: Progress, tree: FileCstNode, piece: Slice): number {
  const { build, statements, uses, findings } = progress;
  const { languageLine, useStatement = [], statement = [] } = tree.children;
  const line = languageLine?.[0];
  if ((line && progress.language) || (statements.length > 0 && (line || useStatement.length > 0))) {
    findings.push(finding(misplacedFrame(piece), piece));
  }
  if (line) progress.language ??= languageOf(line);
  uses.push(...useStatement.map(useOf));
  statements.push(...statement.map((each) => statementOf(build, each)));
  return piece.length;
}

/** What is whole, when behind it, on a line of its own, a statement without its first word begins. */
function readBeforeHeadless(progress: Progress, piece: Slice, stoppedAt: number): number | undefined {
  if (stoppedAt === 0 || !beginsLine(piece, stoppedAt)) return undefined;
  const rest = piece.slice(stoppedAt);
  const before = read("file", piece.slice(0, stoppedAt)).tree as FileCstNode | undefined;
  if (!before) return undefined;
  const apart = is(piece[stoppedAt - 1], sign.RBrace) || rest.some((each) => is(each, sign.RBrace));
  if (!apart && !begunWithSomeWord(rest)) return undefined;
  take(progress, before, piece.slice(0, stoppedAt));
  readHeadless(progress, rest);
  return piece.length;
}

/** A piece whose first word is misspelt, missing or unknown. */
function readHeadless(progress: Progress, piece: Slice): number {
  const { findings } = progress;
  const first = piece[0];
  if (!first) return piece.length;
  const meant = leadingWord(first) === undefined ? meantWord(piece, 0) : undefined;
  if (meant !== undefined) {
    findings.push(finding(misspelt(tokenSpan(first), first.image, meant), piece.slice(0, 1)));
    readAs(first, word[meant], () => {
      readPiece(progress, piece);
      return true;
    });
    return piece.length;
  }
  const begun = begunWithSomeWord(piece);
  if (begun) {
    findings.push(finding(begun.diagnostic, piece));
    return take(progress, begun.tree as FileCstNode, piece);
  }
  progress.lost = true;
  findings.push(finding(unknownStatement(first), piece));
  return piece.length;
}

function misplacedFrame(piece: Slice): Diagnostic {
  const word = piece[0]?.image ?? "language";
  return diagnose("misplaced-frame", sliceSpan(piece), `This \`${word}\` line stands too far down`, {
    help: "Write one `language` line at the top and the `use` lines straight behind it",
  });
}
