/** Every code a plan text can be answered with, once. Each has a page in docs/diagnostics. */

export interface CatalogEntry {
  readonly severity: "error" | "warning" | "information";
  /** The page's title: what the code means in general, one phrase. */
  readonly title: string;
}

export const catalog = {
  // -------------------------------------------------------------- reading the text
  "unexpected-character": { severity: "error", title: "A character that no plan contains" },
  "hidden-character": { severity: "error", title: "A character that cannot be seen" },
  "unterminated-text": { severity: "error", title: "A text without its closing quotation mark" },
  unreadable: { severity: "error", title: "Something that does not belong here" },
  "not-a-date": { severity: "error", title: "A date the calendar does not have" },
  "not-a-period": { severity: "error", title: "A period the calendar does not have" },
  "minus-without-number": { severity: "error", title: "A minus before something that is not a number" },
  "misplaced-operator": { severity: "error", title: "An operator that does not fit what stands around it" },
  "written-twice": { severity: "error", title: "A line that may stand once stands twice" },
  "expression-too-long": { severity: "error", title: "An expression with too many operators" },
  // -------------------------------------------------------------- names
  "unknown-name": { severity: "error", title: "A name that nothing in the plan defines" },
} as const satisfies Record<string, CatalogEntry>;

export type DiagnosticCode = keyof typeof catalog;
