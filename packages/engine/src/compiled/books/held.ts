/**
 * What holds keep back of a component's amounts, deal by deal: what is payable is rounded, and the rest is
 * held. A release is asked of the deal's row as it stood on the pay date, for all deals at once.
 */

import type { Component, Hold } from "../../rule-set.js";
import { unreachable } from "../../values/unreachable.js";
import type { CreditBook, CreditPart } from "../credits/credit-book.js";
import { extreme } from "../evaluate/arithmetic.js";
import { decide } from "../evaluate/decide.js";
import { evaluate } from "../evaluate/evaluate.js";
import { numbersAt, withoutGapValues } from "../evaluate/operand.js";
import { type Frame, frameOf, someLanes } from "../frame.js";
import { dividedBig, powerOfTen } from "../numbers/integer.js";
import { allotted } from "../pay/allot.js";
import { type Needs, needsCredit, needsRow } from "../plan/slot-needs.js";
import { amountPlaces } from "../result/amount-text.js";
import type { Run } from "../run.js";
import type { Day } from "../time/calendar.js";
import type { Period } from "../time/periods.js";
import { Uncovered } from "../uncovered.js";
import { multiplied, subtracted } from "../vectors/arithmetic.js";
import { filled, GapBuilder, type Gaps, type Problem } from "../vectors/gaps.js";
import { constantNumber, countNumber, type Ratio, ratioAt } from "../vectors/numbers.js";
import { mergedParts } from "../vectors/select.js";
import { isNought, type NumberVector, type Vector } from "../vectors/vector.js";
import { noDeal } from "./deal-amounts.js";
import type { EarnedColumn } from "./earned.js";
import { rowVersions } from "./row-versions.js";

/** What is kept back of a component on a pay date. */
export interface Held {
  /** By column, then by payee, in units of the component's decimals. */
  readonly units: readonly bigint[][];
  readonly problems: ReadonlyMap<number, Problem>;
}

/** A deal of a payee in one of the columns, with what is kept of it so far. */
interface Lane {
  readonly column: number;
  readonly index: number;
  /** Of the column: its amount, and the deals of the same one. */
  readonly amount: number;
  readonly ordinal: number;
  readonly book: CreditBook;
  readonly units: bigint;
  /** Without the component's caps. */
  readonly uncapped: bigint;
  kept: Ratio;
  problem: Problem | undefined;
}

const nothing: Ratio = { n: 0n, d: 1n };

/** `payees` are those asked for, of whom only the `wanted` ones have something kept back, looked at `on`. */
export function heldOf(
  component: Component,
  holds: readonly Hold[],
  columns: readonly EarnedColumn[],
  payees: readonly number[],
  wanted: readonly number[],
  on: Period,
  run: Run,
): Held {
  const unspread = new Map<number, Problem>();
  const lanes: Lane[] = [];
  for (const [column, earned] of columns.entries()) {
    const { starts, ordinals, units, uncapped, amountOf, problems, bookOf } = earned.deals();
    for (const index of wanted) {
      if (unspread.has(index)) continue;
      const problem = problems.get(index);
      if (problem !== undefined) unspread.set(index, problem);
      for (let deal = starts[index] ?? 0; deal < (starts[index + 1] ?? 0); deal += 1) {
        const own = units[deal] ?? 0n;
        const ordinal = ordinals[deal] ?? noDeal;
        const whole = uncapped[deal] ?? own;
        // Without its caps a deal may count for something that spreading the capped amount gives it nothing of.
        if (own === 0n && whole === 0n) continue;
        lanes.push({
          column,
          index,
          amount: amountOf[deal] ?? 0,
          ordinal,
          book: bookOf(deal),
          units: own,
          uncapped: whole,
          kept: nothing,
          problem: undefined,
        });
      }
    }
  }
  for (const group of grouped(lanes, ({ column, ordinal, book }) =>
    ordinal === noDeal ? column : book.list[book.partOf[ordinal] ?? 0],
  )) {
    const [first] = group;
    if (first === undefined) continue;
    const part = first.book.list[first.book.partOf[first.ordinal] ?? 0];
    for (const hold of holds) {
      if (first.ordinal === noDeal) {
        const period = columns[first.column]?.of;
        if (period !== undefined) keepOfNone(hold, group, period, payees, on, run);
      } else if (part !== undefined) keepOfDeals(hold, group, part, payees, on, run);
    }
  }
  const problems = new Map<number, Problem>();
  const units = columns.map(() => payees.map(() => 0n));
  for (const { problem, index } of lanes) {
    if (problem !== undefined && !problems.has(index)) problems.set(index, problem);
  }
  for (const deals of grouped(lanes, ({ column, amount }) => `${column} ${amount}`)) {
    const wholes = amountsToHold(deals);
    for (const [at, { column, index, kept }] of deals.entries()) {
      const sums = units[column];
      if (sums !== undefined)
        sums[index] = (sums[index] ?? 0n) + keptUnits(wholes[at] ?? 0n, kept, component);
    }
  }
  for (const [index, problem] of unspread) if (!problems.has(index)) problems.set(index, problem);
  return { units, problems };
}

/** What each deal counts for where money is held: a cap is filled first by those of which least is kept. */
function amountsToHold(deals: readonly Lane[]): readonly bigint[] {
  const amount = deals.reduce((sum, { units }) => sum + units, 0n);
  const all = deals.reduce((sum, { uncapped }) => sum + uncapped, 0n);
  if (amount === all) return deals.map(({ units }) => units);
  // Deals below nought leave more room for the others.
  const wholes = deals.map(({ uncapped }) => (uncapped < 0n ? uncapped : 0n));
  let room = amount - wholes.reduce((sum, whole) => sum + whole, 0n);
  const open = [...deals.entries()]
    .filter(([, { uncapped }]) => uncapped > 0n)
    .sort(([, a], [, b]) => compareShares(a.kept, b.kept));
  for (let at = 0; at < open.length && room > 0n; ) {
    const [, first] = open[at] ?? [];
    const equals = open.slice(at).filter(([, { kept }]) => compareShares(kept, first?.kept ?? nothing) === 0);
    at += equals.length;
    const weights = equals.map(([, { uncapped }]) => uncapped);
    let taken = weights.reduce((sum, weight) => sum + weight, 0n);
    if (taken > room) taken = room;
    const parts = allotted(taken, weights) ?? [];
    for (const [place, [index]] of equals.entries()) wholes[index] = parts[place] ?? 0n;
    room -= taken;
  }
  return wholes;
}

/** All holds together keep at most the whole. */
function compareShares(a: Ratio, b: Ratio): number {
  const [more, less] = [wholeAtMost(a), wholeAtMost(b)];
  const difference = more.n * less.d - less.n * more.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function wholeAtMost(share: Ratio): Ratio {
  return share.n >= share.d ? { n: 1n, d: 1n } : share;
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Iterable<T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups.values();
}

/** What is payable is rounded; all holds together keep at most the whole. */
function keptUnits(units: bigint, { n, d }: Ratio, component: Component): bigint {
  if (n === 0n) return 0n;
  if (n >= d) return units;
  const { places, mode } = component.rounding;
  const over = powerOfTen(amountPlaces(component) - places);
  return units - dividedBig(units * (d - n), d * over, mode) * over;
}

function keep(lane: Lane, kept: Ratio): void {
  const { n, d } = lane.kept;
  lane.kept = n === 0n ? kept : { n: n * kept.d + kept.n * d, d: d * kept.d };
}

/** Of money that was paid for no deal nothing is kept where a deal is asked for. */
function keepOfNone(
  hold: Hold,
  lanes: readonly Lane[],
  period: Period,
  payees: readonly number[],
  on: Period,
  run: Run,
): void {
  if ((needsOf(hold, undefined, run).bits & (needsRow | needsCredit)) !== 0) return;
  const open = lanes.filter(({ problem }) => problem === undefined);
  const frame = frameOf({
    run,
    view: run.view(on.through),
    size: open.length,
    period,
    owners: ownersOf(open, payees, run),
  });
  const kept = keptShares(hold, on.through, frame);
  for (const [at, lane] of open.entries()) {
    lane.problem = kept.gaps?.problems.get(at);
    if (lane.problem === undefined) keep(lane, ratioAt(kept, at));
  }
}

/** Of deals as their rows stood on the pay date, or as they were first known. */
function keepOfDeals(
  hold: Hold,
  lanes: readonly Lane[],
  part: CreditPart,
  payees: readonly number[],
  on: Period,
  run: Run,
): void {
  const versionAt = rowVersions(part.table);
  const open = lanes
    .filter(({ problem }) => problem === undefined)
    .map((lane) => {
      const at = lane.book.positionOf[lane.ordinal] ?? 0;
      const row = part.rows[at] ?? 0;
      return { lane, at, row, version: versionAt(row, on.through) };
    });
  for (const same of grouped(open, ({ version }) => Math.max(on.through, version.known))) {
    const known = Math.max(on.through, same[0]?.version.known ?? on.through);
    refuseOtherNumbers(hold, part, known, run);
    const kept = keptShares(
      hold,
      on.through,
      rowFrame(same, known, ({ version }) => version.row),
    );
    const again: typeof same = [];
    for (const [index, deal] of same.entries()) {
      const problem = kept.gaps?.problems.get(index);
      // What a corrected row said before may have been no value at all.
      if (problem !== undefined && deal.version.row !== deal.row) again.push(deal);
      else if (problem !== undefined) deal.lane.problem = problem;
      else keep(deal.lane, ratioAt(kept, index));
    }
    if (again.length === 0) continue;
    const now = keptShares(
      hold,
      on.through,
      rowFrame(again, known, ({ row }) => row),
    );
    for (const [index, { lane }] of again.entries()) {
      lane.problem = now.gaps?.problems.get(index);
      if (lane.problem === undefined) keep(lane, ratioAt(now, index));
    }
  }

  function rowFrame(deals: typeof open, known: Day, rowOf: (deal: (typeof open)[number]) => number): Frame {
    const at = Int32Array.from(deals, (deal) => deal.at);
    return frameOf({
      run,
      view: run.view(known),
      size: deals.length,
      owners: ownersOf(
        deals.map(({ lane }) => lane),
        payees,
        run,
      ),
      rows: { table: part.table, at: Int32Array.from(deals, rowOf) },
      credits: { part, at },
      reading: at.map((position) => part.dates[position] ?? 0),
    });
  }
}

function ownersOf(lanes: readonly Lane[], payees: readonly number[], run: Run) {
  const own = Int32Array.from(lanes, ({ index }) => payees[index] ?? 0);
  return { payees: own, limits: undefined, memo: run.payeeMemo, at: own.map((payee) => run.indexOf(payee)) };
}

/** Numbers of credits are calculated for the credits known on one day. */
function refuseOtherNumbers(hold: Hold, part: CreditPart, known: Day, run: Run): void {
  const { prepared } = run;
  const { figures } = needsOf(hold, part.table.source.name, run);
  const reads = [...figures].some((name) => prepared.figure(name).definition.grain.owner === "credit");
  const isSame = run.view(known).epoch.book?.parts.get(part.statement.name) === part;
  if (reads && !isSame) throw new Uncovered("numbers of credits that are looked back at", hold.place);
}

function needsOf({ share, release }: Hold, source: string | undefined, { prepared }: Run): Needs {
  switch (release.kind) {
    case "when":
      return prepared.needs.all([share], [release.rule], source);
    case "from":
      return prepared.needs.all([share, release.date], [], source);
    case "share":
      return prepared.needs.all([share, release.value], [], source);
    default:
      return unreachable(release);
  }
}

/** How much a hold keeps in every lane, 0 to 1; a release is asked only where something is kept. */
function keptShares(hold: Hold, payday: Day, frame: Frame): NumberVector {
  const share = within(numbersAt(hold.share, frame), frame);
  const lanes: number[] = [];
  for (let lane = 0; lane < frame.size; lane += 1) {
    if ((share.gaps?.at[lane] ?? filled) !== filled) continue;
    if (!isNought(share.n, lane)) lanes.push(lane);
  }
  if (lanes.length === 0) return share;
  const at = Int32Array.from(lanes);
  const inner = lanes.length === frame.size ? frame : someLanes(frame, at);
  const released = releasedShares(hold, payday, inner);
  const all = lanes.length === frame.size ? released : spreadOver(released, at, frame);
  const one = constantNumber(1n, 0, frame.size, frame.run.settings.isWide);
  const gaps = new GapBuilder(frame.size, share.gaps);
  for (const [lane, problem] of all.gaps?.problems ?? []) gaps.fail(lane, problem);
  const kept = multiplied({ ...share, gaps: undefined }, subtracted(one, { ...all, gaps: undefined }));
  return { ...kept, gaps: gaps.build() };
}

/** Nothing in the lanes that were not asked. */
function spreadOver(some: NumberVector, lanes: Int32Array, frame: Frame): NumberVector {
  const merged = mergedParts(frame.size, [{ lanes, vector: some }], frame.run.prepared.ruleSet.payout.place);
  const problems = new Map([...(some.gaps?.problems ?? [])].map(([at, each]) => [lanes[at] ?? 0, each]));
  const gaps: Gaps | undefined =
    problems.size === 0 ? undefined : { at: new Uint8Array(frame.size), problems };
  return merged.kind === "number"
    ? { ...merged, gaps }
    : { ...constantNumber(0n, 0, frame.size, false), gaps };
}

function releasedShares({ release }: Hold, payday: Day, frame: Frame): NumberVector {
  switch (release.kind) {
    case "when": {
      const { yes, gaps } = decide(release.rule, frame);
      return { ...countNumber(yes), gaps };
    }
    case "from": {
      const date = evaluate(release.date, frame);
      return { ...countNumber(reached(date, payday)), gaps: problemsOf(date) };
    }
    case "share":
      return within(numbersAt(release.value, frame), frame);
    default:
      return unreachable(release);
  }
}

/** 1 in lanes whose date has come; where there is none it never comes. */
function reached(date: Vector, payday: Day): Uint8Array {
  const yes = new Uint8Array(date.size);
  if (date.kind !== "date") return yes;
  for (let lane = 0; lane < yes.length; lane += 1) {
    const isThere = (date.gaps?.at[lane] ?? filled) === filled;
    yes[lane] = isThere && (date.days[lane] ?? 0) <= payday ? 1 : 0;
  }
  return yes;
}

function problemsOf({ size, gaps }: Vector): Gaps | undefined {
  if (gaps === undefined || gaps.problems.size === 0) return undefined;
  const built = new GapBuilder(size);
  for (const [lane, problem] of gaps.problems) built.fail(lane, problem);
  return built.build();
}

/** From 0 to 1. */
function within(share: NumberVector, { size, run }: Frame): NumberVector {
  const { isWide } = run.settings;
  const { gaps } = share;
  const plain = { ...withoutGapValues(share), gaps: undefined };
  const least = extreme(plain, constantNumber(0n, 0, size, isWide), 1);
  return { ...extreme(least, constantNumber(1n, 0, size, isWide), -1), gaps };
}
