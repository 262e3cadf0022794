/** Where the thing named at an offset is defined, in this text or in a file that it uses. */

import { fileName } from "../link/file-name.js";
import { localSpan, type SourceTexts } from "../source/source-texts.js";
import type { Span } from "../source/span.js";
import { definitionsOf } from "./named.js";
import { occurrenceAt } from "./occurrences.js";
import type { PlanDocument } from "./plan-document.js";

/** A span of this text, or of the file that is named. */
export interface DefinitionPlace extends Span {
  readonly file?: string;
}

/** The name in each of its statements: a parameter or a quota can have several, one for each scope. */
export function definition(document: PlanDocument, offset: number): readonly DefinitionPlace[] {
  const { occurrences, compilation } = document;
  const occurrence = occurrenceAt(occurrences, offset);
  if (occurrence === undefined) return usedFileAt(document, offset);
  return definitionsOf(occurrence.named).map(({ span }) => placeOf(span, compilation.sources));
}

export function placeOf(span: Span, sources: SourceTexts): DefinitionPlace {
  const source = sources.holding(span.start);
  return source.file === undefined ? span : { ...localSpan(span, source), file: source.file };
}

/** The file whose path stands at the offset: its beginning. */
function usedFileAt({ compilation, options }: PlanDocument, offset: number): readonly DefinitionPlace[] {
  const use = compilation.parsed.file.uses.find(
    ({ file }) => file.span.start <= offset && offset <= file.span.end,
  );
  const file = use && fileName(use.file.value, options.name ?? "").name;
  const isRead = compilation.sources.texts.some((source) => source.file === file);
  return file !== undefined && isRead ? [{ start: 0, end: 0, file }] : [];
}
