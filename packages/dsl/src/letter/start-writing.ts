/** Gets ready to write: the phrase book, the names and the plan's own words. */

import type { CheckedPlan } from "../check/checked-plan.js";
import { format } from "../format/format.js";
import type { Span } from "../source/span.js";
import { parse } from "../syntax/parse.js";
import type { LetterLanguage } from "./language.js";
import { namesOf } from "./names/names.js";
import { phraseBooks } from "./phrases/phrase-books.js";
import type { Writing } from "./writing.js";

export interface LetterOptions {
  readonly language: LetterLanguage;
  /** Whose letter it is: then it has this person's terms. Otherwise it has those of everybody. */
  readonly payee?: string;
}

export function startWriting(plan: CheckedPlan, text: string, { language, payee }: LetterOptions): Writing {
  const phrases = phraseBooks[language];
  return {
    plan,
    phrases,
    names: namesOf(plan, language, phrases.marks),
    written: writtenIn(plan, text),
    ...(payee !== undefined && { payee }),
  };
}

/** A whole statement of the plan's own is given laid out; a part of one, or one of another file, as it stands. */
function writtenIn({ file }: CheckedPlan, text: string): Writing["written"] {
  const { end } = file.span;
  const own = file.statements.filter(({ span }) => span.end <= end);
  const formatted = format(text.slice(0, end));
  const laidOut = formatted === undefined ? undefined : parse(formatted).file;
  return (span: Span) => {
    const index = own.findIndex((statement) => statement.span.start === span.start);
    const statement = laidOut?.statements[index];
    const words =
      statement && formatted !== undefined
        ? formatted.slice(statement.span.start, statement.span.end)
        : text.slice(span.start, span.end);
    return words.split(/\r?\n/).map((line) => line.trimEnd());
  };
}
