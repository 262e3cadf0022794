/** Cuts a plan text into tokens and comments. What no plan contains becomes a diagnostic and is passed over. */

import { type IToken, Lexer } from "chevrotain";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { characterDiagnostics, hiddenCharacters } from "./strange-characters.js";
import type { Comment } from "./token.js";
import { Code, Identifier, lexedTypes, TextToken, UnterminatedText, wordByText } from "./token-types.js";

export interface Lexed {
  readonly tokens: readonly IToken[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

let lexer: Lexer | undefined;

export function lex(text: string): Lexed {
  lexer ??= new Lexer(lexedTypes, { ensureOptimizations: true });
  const result = lexer.tokenize(text);
  const diagnostics = hiddenCharacters(text);
  const strange = result.errors.map(({ offset, length }) => ({ start: offset, end: offset + length }));
  diagnostics.push(...characterDiagnostics(text, strange));
  for (const token of result.tokens) {
    if (token.tokenType === Identifier) retag(token);
    else if (token.tokenType === UnterminatedText) diagnostics.push(endText(token));
  }
  return { tokens: result.tokens, comments: comments(text, result.groups.comments ?? []), diagnostics };
}

/** Words are names to the lexer, so that `pay` never splits `payees`; here they become what they are. */
function retag(token: IToken): void {
  const type = wordByText.get(token.image) ?? (/^[A-Z]{3}$/.test(token.image) ? Code : undefined);
  if (type) setType(token, type);
}

export function setType(token: IToken, type: IToken["tokenType"]): void {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx ?? token.tokenTypeIdx;
}

function endText(token: IToken): Diagnostic {
  setType(token, TextToken);
  const end = token.startOffset + token.image.length;
  return diagnose("unterminated-text", { start: token.startOffset, end }, "This text has no end", {
    help: 'Close it with a quotation mark (") on the same line',
    fixes: [{ title: 'Add the closing "', edits: [{ span: { start: end, end }, text: '"' }] }],
  });
}

function comments(text: string, tokens: readonly IToken[]): Comment[] {
  return tokens.map((token) => {
    const column = token.startColumn ?? 1;
    const before = text.slice(token.startOffset - column + 1, token.startOffset);
    const ownLine = before.trim() === "";
    return {
      kind: ownLine && token.image.startsWith("///") ? "documentation" : "note",
      text: token.image,
      span: { start: token.startOffset, end: token.startOffset + token.image.length },
      line: token.startLine ?? 1,
      column,
      ownLine,
    };
  });
}
