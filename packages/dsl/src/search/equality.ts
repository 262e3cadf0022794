/** Whether two plans can ever pay differently: proved the same, told apart by rows, or tried. */

import type { Compilation } from "../compile-plan.js";
import { sayTheSame } from "../diff/same-pay.js";
import type { Counterexample } from "./counterexample.js";
import type { SearchOptions } from "./search.js";
import { toldApart } from "./told-apart.js";

export interface Equality {
  /** That both always pay the same. */
  readonly verdict: "proved" | "refuted" | "unrefuted";
  readonly how: string;
  readonly cases: number;
  readonly witness: Counterexample | null;
}

export async function equalityOf(
  older: Compilation,
  newer: Compilation,
  options: SearchOptions,
): Promise<Equality> {
  if (older.ruleSet && newer.ruleSet && sayTheSame(older.ruleSet, newer.ruleSet)) {
    return { verdict: "proved", how: "both come to the same rules", cases: 0, witness: null };
  }
  const { cases, witness } = await toldApart(older, newer, options);
  return witness === undefined
    ? { verdict: "unrefuted", how: `the same in ${cases} made-up companies`, cases, witness: null }
    : { verdict: "refuted", how: "by made-up rows that they pay differently", cases, witness };
}
