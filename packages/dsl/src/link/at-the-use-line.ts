/**
 * Says what is wrong in a file that a plan uses at the plan's own `use` line, once for each line: the plan
 * is what its author reads. What is only doubtful there is left to the file's own author.
 */

import { diagnose } from "../diagnostics/diagnose.js";
import { type Diagnostic, hasErrors, type RelatedPlace, type TextEdit } from "../diagnostics/diagnostic.js";
import { localSpan, type SourceTexts } from "../source/source-texts.js";
import type { Span } from "../source/span.js";
import type { UseStatement } from "../syntax/ast.js";
import type { Linked } from "./link.js";

/** More errors of one file than these are only counted. */
const mostListed = 5;

/** In the order of the plan's text. */
export function atTheUseLine(
  diagnostics: readonly Diagnostic[],
  { texts, sources }: Pick<Linked, "texts" | "sources">,
): readonly Diagnostic[] {
  const viaOf = (span: Span) => texts.find(({ source }) => source === sources.holding(span.start))?.via;
  const own = diagnostics.filter(({ span }) => viaOf(span) === undefined);
  const byLine = new Map<UseStatement, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const via = viaOf(diagnostic.span);
    if (via && hasErrors([diagnostic])) byLine.set(via, [...(byLine.get(via) ?? []), diagnostic]);
  }
  return [
    ...own.map((diagnostic) => withPlaces(diagnostic, sources)),
    ...[...byLine].map(([line, errors]) => inUsedFile(line, errors, sources)),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** Only the plan's own text can be mended here. */
function withPlaces(diagnostic: Diagnostic, sources: SourceTexts): Diagnostic {
  const { related, fixes, ...rest } = diagnostic;
  const isOwn = ({ span }: TextEdit) => sources.holding(span.start).file === undefined;
  const own = fixes?.filter(({ edits }) => edits.every(isOwn)) ?? [];
  return {
    ...rest,
    ...(related && { related: related.map(({ span, message }) => place(span, message, sources)) }),
    ...(own.length > 0 && { fixes: own }),
  };
}

function inUsedFile({ file }: UseStatement, errors: readonly Diagnostic[], sources: SourceTexts): Diagnostic {
  const inOrder = errors.toSorted((a, b) => a.span.start - b.span.start);
  const [first] = inOrder;
  const where = first === undefined ? file.value : (sources.holding(first.span.start).file ?? file.value);
  const count = errors.length === 1 ? "an error" : `${errors.length} errors, the first`;
  return diagnose("error-in-used-file", file.span, `\`${where}\` has ${count}: ${first?.message}`, {
    help: `Mend it in \`${where}\`${first?.help === undefined ? "" : `: ${first.help}`}`,
    related: inOrder.slice(0, mostListed).map(({ span, message }) => place(span, message, sources)),
  });
}

function place(span: Span, message: string, sources: SourceTexts): RelatedPlace {
  const source = sources.holding(span.start);
  if (source.file === undefined) return { span, message };
  const local = localSpan(span, source);
  return {
    span: local,
    message,
    elsewhere: { file: source.file, ...source.lines.position(local.start) },
  };
}
