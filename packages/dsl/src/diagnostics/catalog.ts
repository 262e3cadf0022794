/** Every code a plan text can be answered with, once. Each has a page in docs/diagnostics. */

export interface CatalogEntry {
  readonly severity: "error" | "warning" | "information";
  /** The page's title: what the code means in general, one phrase. */
  readonly title: string;
}

export const catalog = {
  // -------------------------------------------------------------- reading the text
  "unexpected-character": { severity: "error", title: "A character that no plan contains" },
  // -------------------------------------------------------------- names
  "unknown-name": { severity: "error", title: "A name that nothing in the plan defines" },
} as const satisfies Record<string, CatalogEntry>;

export type DiagnosticCode = keyof typeof catalog;
