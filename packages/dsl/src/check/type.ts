/** Static types: what a value is, in which currency, and for which length of time. */

import type { PeriodUnitWord } from "../syntax/ast.js";

export type Type =
  | { readonly kind: "number" | "percent" | "date" | "text" | "yesno" | "payee" | "none" }
  /** `per`: money for a length of time, as a yearly salary. `currency` "mixed": each row has its own. */
  | { readonly kind: "money"; readonly currency: string; readonly per?: PeriodUnitWord }
  | { readonly kind: "period"; readonly unit: PeriodUnitWord }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | { readonly kind: "reference"; readonly source: string }
  | { readonly kind: "duration"; readonly unit: "days" | "months" }
  /** Everybody above a payee. */
  | { readonly kind: "payees" }
  /** After an error: goes with everything, so that one cause makes one error. */
  | { readonly kind: "unknown" };
