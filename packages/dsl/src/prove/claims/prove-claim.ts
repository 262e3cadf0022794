/** Claims that the plan's text proves of every input, and how. */

import type { CheckedPlan } from "../../check/checked-plan.js";
import type { Claim } from "./claim.js";
import { directionOf, type Moving } from "./direction.js";

export interface Proof {
  /** In words, for whoever asks why. */
  readonly how: string;
}

/** Nothing for a claim that has to be tried. */
export function proveClaim({ kind, statement }: Claim, plan: CheckedPlan): Proof | undefined {
  if (kind.kind !== "monotone") return undefined;
  const source = plan.symbols.get(kind.source);
  const column = source?.kind === "source" ? source.columns.get(kind.column) : undefined;
  if (column === undefined) return undefined;
  const moving: Moving = {
    plan,
    domains: { plan, known: new Map() },
    column,
    supposing: new Set(),
    known: new Map(),
  };
  const direction = directionOf(statement.claim, moving);
  const wanted = (kind.never === "falls") === (kind.direction === "rises") ? 1 : -1;
  if (direction === undefined || (direction !== 0 && direction !== wanted)) return undefined;
  const name = `${kind.source}.${kind.column}`;
  const way =
    direction === 0
      ? `nothing in it depends on ${name}`
      : `every step from ${name} to it can only ${wanted === 1 ? "rise" : "fall"} as ${name} rises: credit, sums, rates, gates and limits`;
  const supposing = [...moving.supposing].sort();
  const granted =
    supposing.length === 0
      ? ""
      : `, where ${supposing.join(", ")} ${supposing.length === 1 ? "is" : "are"} not negative`;
  return { how: `by construction: ${way}${granted}` };
}
