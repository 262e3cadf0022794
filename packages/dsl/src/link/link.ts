/** Joins a plan's text with what it takes from other files, so that it is checked as one plan. */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { type SourceTexts, sourceTexts } from "../source/source-texts.js";
import type { Span } from "../source/span.js";
import type { Name, PlanFile } from "../syntax/ast.js";
import type { Parsed } from "../syntax/parse.js";
import { bringIn } from "./bring-in.js";
import { type LinkedText, takes } from "./linked-text.js";
import { loadTexts } from "./load-texts.js";
import type { ReadFile } from "./read-file.js";

export interface LinkOptions {
  /**
   * The plan's own name, `emea/sales.plan`: paths of `use` lines count from its directory, and cannot
   * leave the directory that the name counts from. Without it the plan stands in that directory.
   */
  readonly name?: string;
  /** Without it no other file can be used. */
  readonly files?: ReadFile;
}

export interface Linked {
  /** The plan's statements behind what they take from others; places count through all texts. */
  readonly file: PlanFile;
  readonly texts: readonly [LinkedText, ...LinkedText[]];
  readonly sources: SourceTexts;
  readonly imports: Imports;
  readonly diagnostics: readonly Diagnostic[];
}

/** What checking has to know of a plan's other files. */
export interface Imports {
  /** Names that were to come from other files and did not, which nobody can check. */
  readonly lost: ReadonlySet<string> | "all";
  /** The names on the plan's own `use` lines. */
  readonly listed: readonly Name[];
  /** The file in which something stands; nothing for the plan's own text. */
  fileOf(span: Span): string | undefined;
  /** Whether what is written at one place may name what is defined at another. */
  sees(from: Span, definition: Span, name: string): boolean;
  /** The line here that could take a name and does not: its file shares it. */
  lineSharing(from: Span, name: string): SharingLine | undefined;
}

export interface SharingLine {
  /** As the plan names it. */
  readonly file: string;
  readonly definition: Span;
  /** Where another name can be added; only in the plan's own text, which alone can be mended. */
  readonly lastName?: Span;
}

export function link({ file }: Parsed, text: string, { name, files }: LinkOptions = {}): Linked {
  const { texts, diagnostics } = loadTexts(file, text, name, files);
  const brought = bringIn(texts);
  const [plan, ...others] = texts;
  const sources = sourceTexts(
    plan.source,
    others.map(({ source }) => source),
  );
  const textOf = (span: Span) => texts.find(({ source }) => source === sources.holding(span.start)) ?? plan;
  return {
    file: { ...file, statements: [...brought.statements, ...file.statements] },
    texts,
    sources,
    imports: {
      lost: brought.lost,
      listed: brought.listed,
      fileOf: (span) => sources.holding(span.start).file,
      sees(from, definition, name) {
        const [reader, owner] = [textOf(from), textOf(definition)];
        return reader === owner || brought.clashing.has(name) || takes(reader, owner, name);
      },
      lineSharing(from, name) {
        const reader = textOf(from);
        const line = reader.uses.find(({ target }) => target?.shares.has(name));
        const [shared] = line?.target?.shares.get(name) ?? [];
        const last = line?.statement.names.at(-1);
        if (line === undefined || shared === undefined) return undefined;
        return {
          file: line.target?.source.file ?? line.statement.file.value,
          definition: shared.name.span,
          ...(reader === plan && last && { lastName: last.span }),
        };
      },
    },
    diagnostics: [...diagnostics, ...brought.diagnostics],
  };
}

/** Of a text that is checked by itself: what its `use` lines would bring in is not known. */
export function unlinked({ uses }: PlanFile): Imports {
  const names = uses.flatMap(({ names }) => names.map(({ text }) => text));
  return {
    lost: uses.some(({ names }) => names.length === 0) ? "all" : new Set(names),
    listed: [],
    fileOf: () => undefined,
    sees: () => true,
    lineSharing: () => undefined,
  };
}
