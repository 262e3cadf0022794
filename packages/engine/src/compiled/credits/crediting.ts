/**
 * Crediting, a batch of rows at a time: which rows count, when, what each is worth and who receives how
 * much of it. A row that cannot be credited is left out and told; everybody else's credit stands.
 */

import type { Fault } from "../../fault.js";
import { dateOutsidePlan, wrongValue } from "../../reference/run-faults.js";
import type { Credit } from "../../rule-set.js";
import { cellsOf } from "../evaluate/column.js";
import { decide } from "../evaluate/decide.js";
import { everyLane, type Frame, frameOf, someLanes, whereIs } from "../frame.js";
import { kindWords } from "../rows/value-text.js";
import type { Run, View } from "../run.js";
import { dayText } from "../time/calendar.js";
import { endOf, startOf } from "../time/versions.js";
import { failed, filled } from "../vectors/gaps.js";
import { takeIntegers } from "../vectors/vector.js";
import type { CreditPart } from "./credit-book.js";
import { finalLanes, finalRows } from "./final-credits.js";
import { PartBuilder } from "./part-builder.js";
import { shareCredits } from "./shares.js";

export function creditsOfRows(
  credit: Credit,
  source: string,
  run: Run,
  view: View,
  faults: Fault[],
): CreditPart {
  const table = run.prepared.found(run.tables, source);
  const builder = new PartBuilder(credit, table, undefined, run);
  const { final } = credit;
  if (final === undefined) creditRowsAt(table.standing(view.epoch.known), builder, run, view, faults);
  else {
    for (const { look, rows } of finalRows(credit, final, table, run, view))
      creditRowsAt(rows, builder, run, look, faults);
  }
  return builder.build();
}

/** Of rows as they are known at a look. */
export function creditRowsAt(
  rows: Int32Array,
  builder: PartBuilder,
  run: Run,
  view: View,
  faults: Fault[],
): void {
  const { credit, table } = builder;
  const { on } = credit;
  const { batch } = run.settings;
  for (let start = 0; on !== undefined && start < rows.length; start += batch) {
    const at = rows.subarray(start, Math.min(start + batch, rows.length));
    const frame = frameOf({ run, view, size: at.length, rows: { table, at } });
    const dates = cellsOf(table, at, on, frame);
    const lanes: number[] = [];
    for (let lane = 0; lane < at.length; lane += 1) {
      const state = dates.gaps?.at[lane] ?? filled;
      // Without its date a row is not credited yet.
      if (state === failed) tell(dates.gaps?.problems.get(lane)?.fault(), faults);
      else if (state === filled && dates.kind === "date") lanes.push(lane);
      else if (state === filled) {
        faults.push(wrongValue(whereIs(frame, lane, credit.place), on, kindWords(dates, lane), "a date"));
      }
    }
    if (dates.kind !== "date" || lanes.length === 0) continue;
    const dated = someLanes(frame, Int32Array.from(lanes));
    creditRows(
      credit,
      { ...dated, reading: Int32Array.from(lanes, (lane) => dates.days[lane] ?? 0) },
      builder,
      faults,
    );
  }
}

export function creditsOfCredits(
  credit: Credit,
  base: CreditPart,
  run: Run,
  view: View,
  faults: Fault[],
): CreditPart {
  const builder = new PartBuilder(credit, base.table, base, run);
  const { batch } = run.settings;
  for (const { look, rows: lanes } of finalLanes(base, run, view)) {
    for (let start = 0; start < lanes.length; start += batch) {
      const at = lanes.slice(start, start + batch);
      const frame = frameOf({
        run,
        view: look,
        size: at.length,
        rows: { table: base.table, at: takeIntegers(base.rows, at) },
        credits: { part: base, at },
        reading: takeIntegers(base.dates, at),
      });
      creditRows(credit, frame, builder, faults);
    }
  }
  return builder.build();
}

/** Of rows with their crediting dates. */
function creditRows(credit: Credit, all: Frame, builder: PartBuilder, faults: Fault[]): void {
  const [from, through] = [startOf(credit.scope), endOf(credit.scope)];
  const isInScope = (frame: Frame, lane: number) => {
    const day = frame.reading?.[lane] ?? 0;
    return day >= from && day <= through;
  };
  let frame = those(all, (lane) => isInScope(all, lane));
  if (credit.where !== undefined && frame.size > 0) {
    const answer = decide(credit.where, frame);
    for (const failure of answer.gaps?.problems.values() ?? []) faults.push(failure.fault());
    frame = those(frame, (lane) => (answer.gaps?.at[lane] ?? filled) === filled && answer.yes[lane] === 1);
  }
  const { run, rows } = frame;
  const { calendar } = run.prepared;
  const inside = those(frame, (lane) => {
    const day = frame.reading?.[lane] ?? 0;
    const isInside = day >= calendar.from && day <= calendar.through;
    if (!isInside && rows !== undefined) {
      const origin = rows.table.origin(rows.at[lane] ?? 0);
      faults.push(dateOutsidePlan(origin, dayText(day), dayText(calendar.from), dayText(calendar.through)));
    }
    return isInside;
  });
  if (inside.size > 0) shareCredits(credit, inside, builder, faults);
}

function those(frame: Frame, holds: (lane: number) => boolean): Frame {
  const lanes = everyLane(frame.size).filter(holds);
  return lanes.length === frame.size ? frame : someLanes(frame, lanes);
}

function tell(fault: Fault | undefined, faults: Fault[]): void {
  if (fault !== undefined) faults.push(fault);
}
