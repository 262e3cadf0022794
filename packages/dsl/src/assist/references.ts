/** Every place where the thing named at an offset is named, its definitions among them. */

import type { Span } from "../source/span.js";
import { occurrenceAt, occurrencesOf } from "./occurrences.js";
import type { PlanDocument } from "./plan-document.js";

export interface UseOfName {
  readonly span: Span;
  readonly isDefinition: boolean;
}

export function references({ occurrences }: PlanDocument, offset: number): readonly UseOfName[] {
  const occurrence = occurrenceAt(occurrences, offset);
  if (!occurrence) return [];
  return occurrencesOf(occurrences, occurrence.named).map(({ name, isDefinition }) => ({
    span: name.span,
    isDefinition,
  }));
}
