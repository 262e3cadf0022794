/** What is divided among payees, calculated once for all of them. */

import type { Place } from "../../rule-set.js";
import { type Context, problem, whereIn } from "../context.js";
import { pending } from "../run.js";
import { figureCycle } from "../run-faults.js";
import type { CreditPay } from "../tiers/walk.js";
import type { NumberValue, Problem } from "../value.js";

/** Everybody's part, by name or by what else tells the parts apart. */
export interface Division {
  readonly parts: ReadonlyMap<string, NumberValue>;
  /** Of what deals earned, what each one's part came to. */
  readonly pays?: ReadonlyMap<string, readonly CreditPay[]>;
}

/** Meeting a division again on the way to it is a circle. */
export async function dividedOnce(
  key: readonly (string | undefined)[],
  name: string,
  place: Place,
  context: Context,
  divide: () => Promise<Division | Problem>,
): Promise<Division | Problem> {
  const { view, limit } = context;
  const divisions = limit === undefined ? view.divisions : view.limitedDivisions;
  const text = JSON.stringify([...key, limit]);
  const known = divisions.get(text);
  if (known === pending) return problem(figureCycle(whereIn(context, place), name));
  if (known !== undefined) return known;
  divisions.set(text, pending);
  const division = await divide();
  divisions.set(text, division);
  return division;
}
