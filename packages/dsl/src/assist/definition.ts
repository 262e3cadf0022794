/** Where the thing named at an offset is defined. */

import type { Span } from "../source/span.js";
import { definitionsOf } from "./named.js";
import { occurrenceAt } from "./occurrences.js";
import type { PlanDocument } from "./plan-document.js";

/** The name in each of its statements: a parameter or a quota can have several, one for each scope. */
export function definition({ occurrences }: PlanDocument, offset: number): readonly Span[] {
  const occurrence = occurrenceAt(occurrences, offset);
  return occurrence ? definitionsOf(occurrence.named).map((name) => name.span) : [];
}
