/**
 * The language service: everything an editor asks about a plan text. Offsets in, plain data out; it
 * keeps the last text it was asked about, so that several questions read and check it once.
 */

import { format } from "../format/format.js";
import type { LinkOptions } from "../link/link.js";
import type { Span } from "../source/span.js";
import { complete } from "./complete/complete.js";
import type { CompletionItem } from "./complete/completion-item.js";
import { type DefinitionPlace, definition } from "./definition.js";
import { diagnostics, type PlacedDiagnostic } from "./diagnostics.js";
import { fixes, type OfferedFix } from "./fixes.js";
import { type FoldingRange, folding } from "./folding.js";
import { type Hover, hover } from "./hover.js";
import { type OutlineEntry, outline } from "./outline.js";
import { type PlanDocument, planDocument } from "./plan-document.js";
import { references, type UseOfName } from "./references.js";
import { type Renaming, renamable, rename } from "./rename.js";
import { type SemanticToken, semanticTokens } from "./semantic-tokens.js";

/** Answers about one text. Offsets are UTF-16 units. */
export interface PlanAnswers {
  readonly document: PlanDocument;
  diagnostics(): readonly PlacedDiagnostic[];
  complete(offset: number): readonly CompletionItem[];
  hover(offset: number): Hover | undefined;
  definition(offset: number): readonly DefinitionPlace[];
  references(offset: number): readonly UseOfName[];
  renamable(offset: number): { readonly span: Span; readonly name: string } | undefined;
  rename(offset: number, newName: string): Renaming;
  outline(): readonly OutlineEntry[];
  folding(): readonly FoldingRange[];
  semanticTokens(): readonly SemanticToken[];
  /** At a caret, or in a selection: a finding that is selected exactly is the only one that is answered for. */
  fixes(offset: number, end?: number): readonly OfferedFix[];
  /** The text laid out; nothing when it cannot be read. */
  format(): string | undefined;
}

export interface LanguageService {
  /** The answers about this text. `options` say what it is called and how the files it uses are read. */
  open(text: string, options?: LinkOptions): PlanAnswers;
}

export function languageService(): LanguageService {
  let last: PlanAnswers | undefined;
  return {
    open(text, options = {}) {
      if (last === undefined || !isStillTrue(last.document, text, options)) {
        last = answersAbout(planDocument(text, options));
      }
      return last;
    },
  };
}

/** Neither the text nor one of the files it uses has changed. */
function isStillTrue(
  { text: before, options, reads }: PlanDocument,
  text: string,
  now: LinkOptions,
): boolean {
  const isSame = before === text && options.name === now.name;
  if (!isSame || (options.files === undefined) !== (now.files === undefined)) return false;
  return [...reads].every(([name, answer]) => {
    const current = now.files?.(name);
    return typeof current === "object" ? typeof answer === "object" : current === answer;
  });
}

function answersAbout(document: PlanDocument): PlanAnswers {
  return {
    document,
    diagnostics: () => diagnostics(document),
    complete: (offset) => complete(document, offset),
    hover: (offset) => hover(document, offset),
    definition: (offset) => definition(document, offset),
    references: (offset) => references(document, offset),
    renamable: (offset) => renamable(document, offset),
    rename: (offset, newName) => rename(document, offset, newName),
    outline: () => outline(document),
    folding: () => folding(document),
    semanticTokens: () => semanticTokens(document),
    fixes: (offset, end = offset) => fixes(document, { start: offset, end }),
    format: () => format(document.text),
  };
}
