/** A decision table or a choice as rows of boxes over axes, so that one analysis serves both. */

import type { Type } from "../../check/type.js";
import type { Span } from "../../source/span.js";
import type { Expression, Hit } from "../../syntax/ast.js";
import type { Axis } from "../boxes/axis.js";
import type { Box } from "../boxes/sweep.js";
import type { Circumstance } from "../plan-uses.js";

export interface Decision {
  /** `\`weight\``, or "This choice". */
  readonly title: string;
  /** Where to say what concerns the whole. */
  readonly span: Span;
  readonly hit: Hit;
  readonly columns: readonly DecisionColumn[];
  readonly axes: readonly Axis[];
  readonly rows: readonly DecisionRow[];
  readonly hasOtherwise: boolean;
  /** Where it is asked, with what for each column; none for a table that nobody asks. */
  readonly asked: readonly Asked[];
  /** Where rows can be added, and what stands before the first of them. */
  readonly rowsEnd: number;
  readonly valueType: Type | undefined;
  readonly kind: "table" | "choice";
}

export interface DecisionColumn {
  readonly name: string;
  readonly type: Type | undefined;
  /** Points at which a range of values begins or ends, as exact text. */
  readonly edges: ReadonlySet<string>;
}

export interface DecisionRow {
  readonly span: Span;
  /** Where its condition or its cells stand. */
  readonly cells: Span;
  readonly value: Expression;
  /** It matches nowhere else, and, unless `isSure` is no, everywhere there. */
  readonly boxes: readonly Box[];
  readonly isSure: boolean;
}

export interface Asked {
  readonly keys: readonly string[];
  readonly circumstances: readonly Circumstance[];
  readonly hasElse: boolean;
}
