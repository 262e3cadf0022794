/** What completion offers, as plain data. */

import type { Span } from "../../source/span.js";

export type CompletionKind =
  | "keyword"
  /** Inserts a whole statement or call with places to fill in. */
  | "snippet"
  | "type"
  | "source"
  | "column"
  | "argument"
  | "parameter"
  | "table"
  | "matrix"
  | "tiers"
  | "credit"
  | "figure"
  | "component"
  | "scorecard"
  | "goal"
  | "journal"
  | "other"
  | "function"
  /** A name of the language's own: `payee`, `share`, `managers`. */
  | "part"
  /** A text, date, period or name that stands for itself. */
  | "value";

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A type or a declaration, on one line. */
  readonly detail?: string;
  /** Sentences. */
  readonly documentation?: string;
  /** In snippets `${1:name}` is the first place to fill in and `$0` where the caret ends. */
  readonly insertText: string;
  readonly isSnippet: boolean;
  /** What is replaced: the half-typed word, or nothing at the caret. */
  readonly replaced: Span;
  /** Lower comes first; equals by label. */
  readonly order: number;
}

/** An item whose place is not known yet. */
export type Offer = Omit<CompletionItem, "replaced" | "insertText" | "isSnippet"> &
  Partial<Pick<CompletionItem, "insertText" | "isSnippet">>;

/** Texts before columns before other names before words of the language. */
export const orderOf = { value: 0, near: 1, name: 2, function: 3, keyword: 4, operator: 5 } as const;
