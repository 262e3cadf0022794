/**
 * Reads a text that is not correct, piece by piece: what is correct is read as it stands, the rest by its
 * parts, and every cause is reported once, where it is.
 */

import type { CstNode, IToken } from "chevrotain";
import { tokenMatcher } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { LanguageLine, Statement, UseStatement } from "../ast.js";
import { type Building, tokenSpan } from "../build/building.js";
import { languageOf, statementOf, useOf } from "../build/statements.js";
import type { FileCstNode } from "../cst.js";
import { isTooDeep, tooDeep } from "../nesting.js";
import { read } from "../parser.js";
import { AnyWord, sign, word } from "../token-types.js";
import { statementWords, type Word } from "../words.js";
import { bracesPair, mendByTrial } from "./braces.js";
import { explain, misspelt, shown } from "./explain.js";
import { causes, type Finding, finding } from "./findings.js";
import { leadingWord, meantWord, piecesOf } from "./pieces.js";
import {
  beginsLine,
  columnOf,
  is,
  readAs,
  type Slice,
  sliceSpan,
  typeOfToken,
  virtualToken,
} from "./slice.js";
import { readStatement } from "./statement.js";

export interface Recovered {
  readonly language: LanguageLine | undefined;
  readonly uses: readonly UseStatement[];
  readonly statements: readonly Statement[];
  /** Whether a statement could not be read at all. */
  readonly lost: boolean;
}

/** `strangeLines` are those of which the lexer has complained. */
export function recover(build: Building, tokens: Slice, strangeLines: readonly number[]): Recovered {
  const found = { language: undefined as LanguageLine | undefined, uses: [] as UseStatement[], lost: false };
  const statements: Statement[] = [];

  /** Everything of a piece that is correct as it stands. */
  function take(tree: FileCstNode, piece: Slice): readonly Finding[] {
    const line = tree.children.languageLine?.[0];
    const uses = tree.children.useStatement ?? [];
    const late = statements.length > 0 && (line !== undefined || uses.length > 0);
    if (line) found.language ??= languageOf(line);
    found.uses.push(...uses.map(useOf));
    statements.push(...(tree.children.statement ?? []).map((statement) => statementOf(build, statement)));
    return late ? [finding(misplacedFrame(piece), piece)] : [];
  }

  function readPiece(piece: Slice): readonly Finding[] {
    const first = piece[0];
    if (!first) return [];
    if (isTooDeep(piece)) {
      found.lost = true;
      return [finding(tooDeep(piece), piece)];
    }
    const whole = read("file", piece);
    if (whole.tree) return take(whole.tree as FileCstNode, piece);
    const mended = bracesPair(piece)
      ? undefined
      : mendByTrial(piece, whole.stoppedAt, (attempt) => treeOf(attempt));
    if (mended) return [finding(mended.diagnostic, piece, true), ...take(mended.read, piece)];
    const cut = cutOf(piece, whole.stoppedAt);
    if (cut !== undefined) return [...readPiece(piece.slice(0, cut)), ...readPiece(piece.slice(cut))];
    const more = readWithHeadless(piece, whole.stoppedAt);
    if (more) return more;
    if (leadingWord(first) === undefined) return readHeadless(piece, first);
    if (!statementWords.some((text) => text === typeOfToken(first))) {
      return [finding(explain("file", piece, whole.stoppedAt), piece)];
    }
    const { statement, findings } = readStatement(build, piece);
    statements.push(statement);
    return findings.length > 0 ? findings : [finding(explain("file", piece, whole.stoppedAt), piece)];
  }

  /** What is whole, and behind it, on a line of its own, a statement without its first word. */
  function readWithHeadless(piece: Slice, stoppedAt: number): readonly Finding[] | undefined {
    const [token, rest] = [piece[stoppedAt], piece.slice(stoppedAt)];
    if (!token || stoppedAt === 0 || !beginsLine(piece, stoppedAt)) return undefined;
    const before = read("file", piece.slice(0, stoppedAt)).tree;
    if (!before) return undefined;
    const apart = is(piece[stoppedAt - 1], sign.RBrace) || rest.some((each) => is(each, sign.RBrace));
    if (!apart && !leadingWords.some((text) => begunWith(text, rest, token))) return undefined;
    return [...take(before as FileCstNode, piece), ...readHeadless(rest, token)];
  }

  /** A piece whose first word is misspelt, missing or unknown. */
  function readHeadless(piece: Slice, first: IToken): readonly Finding[] {
    const meant = meantWord(piece, 0);
    if (meant !== undefined && tokenMatcher(first, AnyWord)) {
      const report = finding(misspelt(tokenSpan(first), first.image, meant), piece.slice(0, 1));
      return readAs(first, word[meant], () => [report, ...readPiece(piece)]) ?? [];
    }
    for (const text of leadingWords) {
      const found = begunWith(text, piece, first);
      if (found) return [finding(found.diagnostic, piece), ...take(found.tree as FileCstNode, piece)];
    }
    found.lost = true;
    return [finding(unknownStatement(first), piece)];
  }

  for (const piece of piecesOf(tokens)) {
    const findings = readPiece(piece);
    for (const diagnostic of causes(findings, strangeLines)) build.report(diagnostic);
  }
  return { ...found, statements };
}

function treeOf(piece: Slice): FileCstNode | undefined {
  return read("file", piece).tree as FileCstNode | undefined;
}

const leadingWords: readonly Word[] = ["language", ...statementWords];

/** The piece with this word before it, or instead of its first, if it is whole then. */
function begunWith(
  text: Word,
  piece: Slice,
  first: IToken,
): { readonly tree: CstNode; readonly diagnostic: Diagnostic } | undefined {
  const added = read("file", [virtualToken(word[text], { before: first }), ...piece]);
  if (added.tree) return { tree: added.tree, diagnostic: missingWord(first, text) };
  if (!tokenMatcher(first, AnyWord)) return undefined;
  const tree = readAs(first, word[text], () => read("file", piece).tree);
  return tree && { tree, diagnostic: misspelt(tokenSpan(first), first.image, text) };
}

/**
 * Where to cut a piece that holds more than one statement: behind those that are whole, else before a
 * line that stands no deeper than the piece's first and does not close it.
 */
function cutOf(piece: Slice, stoppedAt: number): number | undefined {
  const [first] = piece;
  if (!first) return undefined;
  const starts = [...piece.keys()].filter((at) => at > 0 && mayStart(piece, at, columnOf(first)));
  const whole = starts.toReversed().find((at) => at <= stoppedAt && read("file", piece.slice(0, at)).tree);
  if (whole !== undefined) return whole;
  return starts.find((at) => beginsLine(piece, at) && columnOf(piece[at] ?? first) <= columnOf(first));
}

function mayStart(piece: Slice, at: number, column: number): boolean {
  const [first, token] = [piece[0], piece[at]];
  if (!token || Object.values(sign).includes(token.tokenType)) return false;
  const behindBlock = is(piece[at - 1], sign.RBrace);
  if (!beginsLine(piece, at) && !behindBlock) return false;
  if (leadingWord(token) !== undefined) return true;
  return leadingWord(first) !== undefined && beginsLine(piece, at) && columnOf(token) <= column;
}

function missingWord(first: IToken, text: Word): Diagnostic {
  const { startOffset } = first;
  return diagnose(
    "missing-part",
    tokenSpan(first),
    `The word that begins this statement is missing before \`${shown(first.image)}\``,
    {
      help: `If this is a \`${text}\`, write \`${text} ${shown(first.image)}\``,
      fixes: [
        {
          title: `Write ${text}`,
          edits: [{ span: { start: startOffset, end: startOffset }, text: `${text} ` }],
        },
      ],
    },
  );
}

function unknownStatement(first: IToken): Diagnostic {
  return diagnose(
    "unknown-statement",
    tokenSpan(first),
    `No statement begins with \`${shown(first.image)}\``,
    {
      help: `A statement begins with one of ${statementWords.join(", ")}`,
    },
  );
}

function misplacedFrame(piece: Slice): Diagnostic {
  const first = piece[0];
  return diagnose(
    "misplaced-frame",
    sliceSpan(piece),
    `\`${first ? first.image : "language"}\` stands behind a statement`,
    {
      help: "Write `language` on the first line and `use` lines straight behind it",
    },
  );
}
