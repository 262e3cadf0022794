/** Whom a column of payees names, row by row, as places among everybody. */

import type { Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import { planDays } from "../time/days-in-plan.js";

/** An empty cell. */
export const nobody = -1;
/** Somebody the roster does not have. */
export const unknown = -2;

/** By row the place of its payee; `undefined` where the column is none of payees. */
export function receiverPlaces(run: Run, view: View, table: Table, column: string): Int32Array | undefined {
  const payees = table.payees(column);
  if (payees === undefined) return undefined;
  const known = knownPlaces(run, view);
  const { codes, ofCode, present } = payees;
  const ofOwn = ofCode.map((code) => known[code] ?? unknown);
  const places = new Int32Array(codes.length);
  for (let row = 0; row < places.length; row += 1) places[row] = ofOwn[codes[row] as number] as number;
  if (present !== undefined)
    for (let row = 0; row < places.length; row += 1) if (present[row] === 0) places[row] = nobody;
  return places;
}

/** By code of a text. */
function knownPlaces(run: Run, view: View): Int32Array {
  const places = run.bound.places();
  const { roster } = run;
  if (roster === undefined) return places;
  const [key] = roster.keys;
  const index = key === undefined ? undefined : roster.index([key.name], view.epoch.known);
  const known = new Int32Array(places.length).fill(unknown);
  for (const code of index?.keys() ?? []) {
    const place = typeof code === "number" ? (places[code] ?? -1) : -1;
    if (place >= 0) known[Number(code)] = place;
  }
  return known;
}

/** By place the first and last day on which credits count. */
export interface PlanSpans {
  readonly from: Int32Array;
  readonly through: Int32Array;
}

/**
 * When each payee is in the plan: `everywhere` where all of them always are, `undefined` where somebody
 * comes back, or where parameters may say so.
 */
export function planSpans(run: Run, view: View): PlanSpans | "everywhere" | undefined {
  const { calendar, ruleSet, needs } = run.prepared;
  const { payees, roster } = ruleSet.plan;
  if (payees !== undefined && needs.rule(payees, roster).parameters.size > 0) return undefined;
  const all = planDays(run, view);
  const from = new Int32Array(all.length).fill(calendar.through + 1);
  const through = new Int32Array(all.length).fill(calendar.from - 1);
  let isEverywhere = true;
  for (const [place, { days, problem }] of all.entries()) {
    const [own, ...others] = days;
    if (others.length > 0 || problem !== undefined) return undefined;
    if (own !== undefined) {
      from[place] = own.from;
      through[place] = own.through;
    }
    isEverywhere &&= own?.from === calendar.from && own.through === calendar.through;
  }
  return isEverywhere ? "everywhere" : { from, through };
}
