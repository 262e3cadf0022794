/** One owner's books over the months that end in a run's period, as lines of an outcome. */

import type { Fault } from "../../fault.js";
import type { JournalLine, RollForwardLine, ScheduleLine } from "../../outcome.js";
import type { Context } from "../context.js";
import type { Placed } from "../outcome-order.js";
import type { Cause } from "../paying/ledger-sums.js";
import type { Run } from "../run.js";
import { type Days, type GrainPeriod, grainPeriodAt } from "../time/grain-period.js";
import { isProblem } from "../value.js";
import { Books } from "./books.js";
import { monthOf, movementsOf } from "./movements.js";
import { postingLines } from "./posting-lines.js";
import { rollForwardLines } from "./roll-forward-lines.js";
import { scheduleLines } from "./schedule-lines.js";

export interface BookLines {
  readonly journal: readonly Placed<JournalLine>[];
  readonly schedules: readonly Placed<ScheduleLine>[];
  readonly rollForward: readonly Placed<RollForwardLine>[];
  readonly faults: readonly Fault[];
}

/** Of a payee, or of the plan itself; `paid` is everything the payee was paid. */
export async function bookLines(
  payee: string | undefined,
  asked: Days,
  paid: readonly Cause[],
  { run }: Context,
): Promise<BookLines> {
  const found: Found = { journal: [], schedules: [], rollForward: [], faults: [] };
  const months = monthsEnding(run, asked);
  for (const [position, journal] of (run.program.ruleSet.journals ?? []).entries()) {
    const books = new Books(journal, payee, paid, run);
    if ((books.component.grain.owner === "plan") !== (payee === undefined)) continue;
    for (const month of months) await addMonth(books, month, position, found);
    if (journal.over !== undefined) await addSchedules(books, months, position, found);
  }
  return found;
}

interface Found {
  readonly journal: Placed<JournalLine>[];
  readonly schedules: Placed<ScheduleLine>[];
  readonly rollForward: Placed<RollForwardLine>[];
  readonly faults: Fault[];
}

/** Books are closed at the end of a month. After the plan's end, what became an asset is still amortised. */
export function monthsEnding({ program }: Run, days: Days): readonly GrainPeriod[] {
  const { time } = program;
  const months: GrainPeriod[] = [];
  for (let month = grainPeriodAt(time, "month", days.from); month.through <= days.through; ) {
    if (month.through >= time.from) months.push(month);
    month = grainPeriodAt(time, "month", month.through + 1);
  }
  return months;
}

async function addMonth(books: Books, month: GrainPeriod, position: number, found: Found): Promise<void> {
  const movements = await movementsOf(books, month);
  if ("kind" in movements) {
    found.faults.push(movements.fault);
    return;
  }
  const placed = { period: month, payee: books.payee ?? "", position };
  for (const movement of movements) {
    found.journal.push(...postingLines(books, month, movement).map((line) => ({ line, ...placed })));
  }
  if (books.journal.over === undefined) return;
  const before = await books.at(monthOf(month) - 1);
  const now = await books.at(monthOf(month));
  if (isProblem(before) || isProblem(now)) return;
  const lines = rollForwardLines(books, month, before.assets, now.assets);
  found.rollForward.push(...lines.map((line) => ({ line, ...placed })));
}

/** As they stand at the end of the last month, of deals that were not done with before the first. */
async function addSchedules(
  books: Books,
  months: readonly GrainPeriod[],
  position: number,
  found: Found,
): Promise<void> {
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined) return;
  const end = await books.at(monthOf(last));
  if (isProblem(end)) return;
  const running = [...end.assets.values()].filter(({ plan }) => {
    const until = plan.instalments.at(-1);
    return until !== undefined && until.month >= monthOf(first);
  });
  // Placed at the last month, so that the order of the deals stays as it is.
  const placed = { period: last, payee: books.payee ?? "", position };
  found.schedules.push(...scheduleLines(books, running).map((line) => ({ line, ...placed })));
}
