/** Whom a column of payees names, row by row, as places among everybody. */

import type { Table } from "../rows/table.js";
import type { Run, View } from "../run.js";
import { planDays } from "../time/days-in-plan.js";

/** An empty cell. */
export const nobody = -1;
/** Somebody the roster does not have. */
export const unknown = -2;

/**
 * By row the place of its payee; `undefined` where the column is none of payees, or where somebody comes or
 * goes while the plan runs.
 */
export function receiverPlaces(run: Run, view: View, table: Table, column: string): Int32Array | undefined {
  const payees = table.payees(column);
  const known = payees && knownPlaces(run, view);
  if (payees === undefined || known === undefined) return undefined;
  const { codes, ofCode, present } = payees;
  const ofOwn = ofCode.map((code) => known[code] ?? unknown);
  const places = new Int32Array(codes.length);
  for (let row = 0; row < places.length; row += 1) places[row] = ofOwn[codes[row] as number] as number;
  if (present !== undefined)
    for (let row = 0; row < places.length; row += 1) if (present[row] === 0) places[row] = nobody;
  return places;
}

/** By code of a text. */
function knownPlaces(run: Run, view: View): Int32Array | undefined {
  const { calendar } = run.prepared;
  const days = planDays(run, view);
  const isAlwaysIn = [...new Set(days)].every(
    ({ days: own }) =>
      own.length === 0 || (own[0]?.from === calendar.from && own[0].through === calendar.through),
  );
  if (!isAlwaysIn) return undefined;
  const places = run.bound.places();
  const { roster } = run;
  if (roster === undefined) return places;
  const [key] = roster.keys;
  const index = key === undefined ? undefined : roster.index([key.name], view.epoch.known);
  const known = new Int32Array(places.length).fill(unknown);
  for (const code of index?.keys() ?? []) {
    const place = typeof code === "number" ? (places[code] ?? -1) : -1;
    if (place < 0) continue;
    // Somebody in the roster who is never in the plan is credited in vain.
    if (days[place]?.days.length === 0) return undefined;
    known[Number(code)] = place;
  }
  return known;
}
