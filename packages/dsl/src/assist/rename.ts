/** A new name for something, everywhere: the edits, or why it cannot be called so. */

import type { Compilation } from "../compile-plan.js";
import { type Diagnostic, hasErrors, type TextEdit } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";
import { parse } from "../syntax/parse.js";
import { reservedWords } from "../syntax/words.js";
import { definitionsOf, keyOf, type Named } from "./named.js";
import { type Occurrence, occurrenceAt, occurrencesOf } from "./occurrences.js";
import { type PlanDocument, planDocument } from "./plan-document.js";

export type Renaming =
  | { readonly edits: readonly TextEdit[]; readonly refusal?: never }
  /** A sentence for the author. */
  | { readonly edits?: never; readonly refusal: string };

/** What would be renamed, to be shown in the box for the new name; nothing where nothing can be. */
export function renamable(
  { occurrences, compilation }: PlanDocument,
  offset: number,
): { readonly span: Span; readonly name: string } | undefined {
  const occurrence = occurrenceAt(occurrences, offset);
  if (!occurrence || definitionsOf(occurrence.named).length === 0) return undefined;
  if (fileDefining(occurrence.named, compilation) !== undefined) return undefined;
  return { span: occurrence.name.span, name: occurrence.name.text };
}

export function rename(document: PlanDocument, offset: number, newName: string): Renaming {
  const occurrence = occurrenceAt(document.occurrences, offset);
  if (!occurrence) return { refusal: "Nothing with a name of its own stands here" };
  const { named } = occurrence;
  if (definitionsOf(named).length === 0) {
    return { refusal: `\`${named.name}\` belongs to the language and keeps its name` };
  }
  const file = fileDefining(named, document.compilation);
  if (file !== undefined) {
    return {
      refusal: `\`${named.name}\` is defined in \`${file}\`, where other plans may use it: rename it there`,
    };
  }
  const name = newName.normalize("NFC");
  const refusal = whyNoName(name) ?? whyMeaningful(document, named, name);
  if (refusal !== undefined) return { refusal };
  const edits = occurrencesOf(document.occurrences, named)
    .filter((use) => use.name.text !== name)
    .map((use) => ({ span: use.name.span, text: name }));
  return edits.length === 0 ? { edits } : (whatWouldBreak(document, name, edits) ?? { edits });
}

/** A file that the plan uses, where the name is defined there. */
function fileDefining(named: Named, { sources }: Compilation): string | undefined {
  const [name] = definitionsOf(named);
  return name && sources.holding(name.span.start).file;
}

function whyNoName(name: string): string | undefined {
  const { tokens } = parse(name);
  const [token] = tokens;
  if (tokens.length !== 1 || token?.text !== name || !/^[\p{ID_Start}_]/u.test(name)) {
    return `\`${name}\` is not a name: letters, digits and \`_\`, beginning with a letter`;
  }
  if (reservedWords.some((word) => word === name)) return `\`${name}\` is a word of the language`;
  return undefined;
}

/** Columns of the roster that the language reads by their names. */
const meaningfulColumns: Readonly<Record<string, string>> = {
  left: "the last day in the plan",
  manager: "the line of management",
};

function whyMeaningful({ compilation }: PlanDocument, named: Named, name: string): string | undefined {
  const { roster } = compilation.checked.settings;
  if (named.kind !== "column" || named.source !== roster?.name) return undefined;
  const meaning = Object.hasOwn(meaningfulColumns, named.name) ? meaningfulColumns[named.name] : undefined;
  if (meaning !== undefined && name !== named.name) {
    return `\`${named.name}\` keeps its name: it says ${meaning}`;
  }
  return Object.hasOwn(meaningfulColumns, name) && name !== named.name
    ? `\`${name}\` in \`${named.source}\` says ${meaningfulColumns[name]}`
    : undefined;
}

/** Tries it: no error may come up, and every other name must mean what it meant. */
function whatWouldBreak(
  document: PlanDocument,
  name: string,
  edits: readonly TextEdit[],
): Renaming | undefined {
  const after = planDocument(apply(document.text, edits), document.options);
  const refusal = (reason: string) => ({ refusal: `It cannot be called \`${name}\`: ${reason}` });
  const error = newError(document, after);
  if (error) return refusal(error.message);
  const before = identities(document.occurrences);
  const now = identities(after.occurrences);
  const same =
    before.length === now.length &&
    before.every((identity, index) => identity === now[index]) &&
    rosterIn(document) === rosterIn(after);
  return same ? undefined : refusal("another name would then mean something else");
}

/** Names told apart by where their thing is named first, whatever it is called. */
function identities(occurrences: readonly Occurrence[]): readonly number[] {
  const first = new Map<string, number>();
  return occurrences.map(({ named }, index) => {
    const key = keyOf(named);
    const known = first.get(key);
    if (known === undefined) first.set(key, index);
    return known ?? index;
  });
}

/** Which statement says who can be paid: with several, the data's name decides. */
function rosterIn({ compilation }: PlanDocument): number {
  const { file, settings } = compilation.checked;
  return settings.roster ? file.statements.indexOf(settings.roster.statement) : -1;
}

function newError(before: PlanDocument, after: PlanDocument): Diagnostic | undefined {
  const known = new Map<string, number>();
  for (const { code } of before.compilation.diagnostics) known.set(code, (known.get(code) ?? 0) + 1);
  for (const diagnostic of after.compilation.diagnostics) {
    const left = (known.get(diagnostic.code) ?? 0) - 1;
    known.set(diagnostic.code, left);
    if (left < 0 && hasErrors([diagnostic])) return diagnostic;
  }
  return undefined;
}

function apply(text: string, edits: readonly TextEdit[]): string {
  let result = text;
  for (const { span, text: inserted } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + inserted + result.slice(span.end);
  }
  return result;
}
