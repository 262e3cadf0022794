/** What everybody who writes a part of a letter is handed: the plan, the words, and whom it is for. */

import type { CheckedPlan } from "../check/checked-plan.js";
import type { Span } from "../source/span.js";
import type { Names } from "./names/names.js";
import type { Phrases } from "./phrases/phrases.js";

export interface Writing {
  readonly plan: CheckedPlan;
  readonly phrases: Phrases;
  readonly names: Names;
  /** Whose letter it is; absent in a letter for everybody. */
  readonly payee?: string;
  /** The data set whose rows are added up where the words stand: its columns need no owner there. */
  readonly rows?: string;
  /** What is the payee's is anybody's, not the reader's, where people are compared. */
  readonly isOfAnybody?: true;
  /** The column by which people are one group, where a number of a group is told. */
  readonly group?: string;
  /** A weighted total whose items stand in a table of their own is only named. */
  readonly namesWeighted?: true;
  /** A part of the plan as its author wrote it, line by line. */
  readonly written: (span: Span) => readonly string[];
}
