/** One thing in which two plans differ, and how to change the older one in that alone. */

import type { TextEdit } from "../diagnostics/diagnostic.js";
import type { Statement } from "../syntax/ast.js";

export interface PlanChange {
  readonly kind: "added" | "removed" | "changed";
  /** `tiers`, and its name where it has one. */
  readonly statement: Statement["kind"];
  readonly name: string;
  /** In words of the plan: `the tier from 50% of commission_rate: 8% rises to 9%`. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Of the older text. */
  readonly edit: TextEdit;
}
