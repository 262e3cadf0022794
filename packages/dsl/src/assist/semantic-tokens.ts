/** What each piece of a text is, for highlighting: known names by what they stand for. */

import { isFunction } from "../check/resolve/functions.js";
import type { Token, TokenType } from "../syntax/token.js";
import { visitNodes } from "../syntax/visit-nodes.js";
import { allWords, type Word } from "../syntax/words.js";
import type { Named } from "./named.js";
import type { PlanDocument } from "./plan-document.js";

export type SemanticKind =
  | "keyword"
  | "type"
  | "operator"
  | "number"
  | "date"
  | "text"
  | "comment"
  | "documentation"
  | "function"
  /** A name of the language's own, such as `payee`, or one that stands for itself, such as a payee's. */
  | "word"
  | Named["kind"];

export interface SemanticToken {
  readonly offset: number;
  readonly length: number;
  readonly kind: SemanticKind;
}

/** In the order of the text. Brackets and commas have no kind. */
export function semanticTokens(document: PlanDocument): readonly SemanticToken[] {
  const { tokens, compilation, occurrences, names } = document;
  const kinds = new Map<number, SemanticKind>();
  for (const offset of names.keys()) kinds.set(offset, "word");
  visitNodes(compilation.parsed.file, (node) => {
    switch (node.kind) {
      case "simpleType":
      case "moneyType":
      case "periodType":
        kinds.set(node.span.start, "type");
        break;
      case "aggregate":
        kinds.set(node.span.start, "function");
        break;
      case "reference":
        if (node.arguments && isFunction(node.head.text)) kinds.set(node.head.span.start, "function");
        break;
      default:
        break;
    }
  });
  for (const { name, named } of occurrences) kinds.set(name.span.start, named.kind);

  const found: SemanticToken[] = [];
  for (const token of tokens) {
    const kind = kinds.get(token.span.start) ?? kindOfToken(token);
    if (kind) found.push({ offset: token.span.start, length: token.span.end - token.span.start, kind });
  }
  for (const { kind, span } of compilation.parsed.comments) {
    found.push({
      offset: span.start,
      length: span.end - span.start,
      kind: kind === "documentation" ? "documentation" : "comment",
    });
  }
  return found.sort((a, b) => a.offset - b.offset);
}

const words: ReadonlySet<TokenType> = new Set<Word>(allWords);

function kindOfToken({ type }: Token): SemanticKind | undefined {
  if (words.has(type)) return "keyword";
  switch (type) {
    case "Identifier":
    case "Code":
      return "word";
    case "Number":
    case "Percent":
    case "Money":
    case "Quantity":
      return "number";
    case "Date":
    case "Period":
      return "date";
    case "Text":
      return "text";
    case "Equals":
    case "NotEquals":
    case "Less":
    case "LessEquals":
    case "Greater":
    case "GreaterEquals":
    case "Plus":
    case "Minus":
    case "Times":
    case "Divide":
      return "operator";
    default:
      return undefined;
  }
}
