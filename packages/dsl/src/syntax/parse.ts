/** Reads a plan text into its tree. Never throws: what cannot be read becomes diagnostics, the rest stands. */

import type { CstNode, IToken } from "chevrotain";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PlanFile } from "./ast.js";
import type { Building } from "./build/building.js";
import { tokenSpan } from "./build/building.js";
import { languageOf, statementOf, useOf } from "./build/statements.js";
import type { FileCstNode, StatementCstNode } from "./cst.js";
import { documentationByOffset } from "./documentation.js";
import { PlanGrammar } from "./grammar.js";
import { lex } from "./lex.js";
import type { Comment, Token, TokenType } from "./token.js";
import { statementWords } from "./words.js";

export interface Parsed {
  readonly file: PlanFile;
  readonly diagnostics: readonly Diagnostic[];
  readonly tokens: readonly Token[];
  readonly comments: readonly Comment[];
}

let grammar: PlanGrammar | undefined;

export function parse(text: string): Parsed {
  const { tokens, comments, diagnostics: strange } = lex(text);
  const diagnostics: Diagnostic[] = [...strange];
  const build: Building = {
    documentation: documentationByOffset(tokens, comments),
    operatorsAround: 0,
    report: (diagnostic) => diagnostics.push(diagnostic),
  };
  grammar ??= new PlanGrammar();
  grammar.input = [...tokens];
  const tree = grammar.file() as FileCstNode;
  const span = { start: 0, end: text.length };
  const plain = tokens.map(plainToken);
  if (grammar.errors.length === 0) {
    const line = tree.children.languageLine?.[0];
    const file: PlanFile = {
      kind: "file",
      span,
      ...(line ? { language: languageOf(line) } : {}),
      uses: (tree.children.useStatement ?? []).map(useOf),
      statements: (tree.children.statement ?? []).map((statement) => statementOf(build, statement)),
    };
    return { file, diagnostics, tokens: plain, comments };
  }
  const statements = [];
  for (const slice of slices(tokens)) {
    grammar.input = slice;
    const cst: CstNode = grammar.statement();
    const error = grammar.errors[0];
    if (!error) statements.push(statementOf(build, cst as StatementCstNode));
    else if (slice[0]?.image !== "language") {
      const at = Number.isNaN(error.token.startOffset) ? (slice.at(-1) ?? error.token) : error.token;
      build.report(diagnose("unreadable", tokenSpan(at), error.message));
    }
  }
  return { file: { kind: "file", span, uses: [], statements }, diagnostics, tokens: plain, comments };
}

function slices(tokens: readonly IToken[]): IToken[][] {
  const all: IToken[][] = [];
  for (const token of tokens) {
    const begins = token.startColumn === 1 && statementWords.some((word) => word === token.image);
    if (begins || all.length === 0) all.push([]);
    all.at(-1)?.push(token);
  }
  return all;
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
