/**
 * The walk: what each credit of a component's period, in order, adds to the base and to the axis. Base
 * and axis are evaluated on every prefix of the credits, all prefixes of all lanes at once.
 */

import type { RuleName, Slot } from "../../rule-set.js";
import { type CreditBook, creditBook } from "../credits/credit-book.js";
import {
  all,
  firstNotBelow,
  keyOfWhose,
  ownedCredits,
  ownerIndex,
  payees,
  type Whose,
  whoseOf,
} from "../evaluate/credit-series.js";
import { numbersAt } from "../evaluate/operand.js";
import { FigureMemo } from "../figures/figure-memo.js";
import { type Frame, frameOf, someOwners } from "../frame.js";
import { membersWithin, stintsOf, valuesWithin } from "../groups/stints.js";
import { subtracted } from "../vectors/arithmetic.js";
import { bothGaps, type Problem } from "../vectors/gaps.js";
import { constantNumber } from "../vectors/numbers.js";
import { chosen } from "../vectors/select.js";
import { type NumberVector, takeLanes } from "../vectors/vector.js";

/** Prefixes of every lane's credits: first what is there without any of the period, then one more each. */
export interface Prefixes {
  readonly size: number;
  readonly lanes: Int32Array;
  /** The last credit of each prefix. */
  readonly limits: Int32Array;
  /** Where each lane's prefixes start, and after the last. */
  readonly starts: Int32Array;
}

/** One credit's move, and the first of each lane: the axis from before to after, the base by `part`. */
export interface Steps extends Prefixes {
  readonly before: NumberVector;
  readonly after: NumberVector;
  readonly part: NumberVector;
  /** Lanes that cannot be walked. */
  readonly problems: ReadonlyMap<number, Problem>;
}

/** Whether values depend on credits at all, of whatever period. */
export function dependsOnCredits(slots: readonly Slot[], frame: Frame): boolean {
  return creditsRead(slots, [], frame).length > 0;
}

/** Whether there is a walk: a number of one credit takes one step. */
export function readsCredits(slots: readonly Slot[], frame: Frame): boolean {
  return frame.credits === undefined && dependsOnCredits(slots, frame);
}

interface CreditRead {
  readonly credit: string;
  readonly whose: Whose;
  /** Owners of a lane: payees and groups, as the credits' owners are told apart. */
  readonly ownersOf: (lane: number) => readonly Owner[];
}

interface Owner {
  readonly payee: number;
  readonly group: number;
}

const nobody = -1;

function creditsRead(
  slots: readonly Slot[],
  rules: readonly RuleName[],
  frame: Frame,
): readonly CreditRead[] {
  const { needs, reach, figures } = frame.run.prepared;
  const { owners } = frame;
  const facts = needs.all(slots, rules, undefined);
  const reads = new Map<string, CreditRead>();
  const add = (credit: string, whose: Whose, ownersOf: CreditRead["ownersOf"], by = "") =>
    reads.set(`${credit} ${keyOfWhose(whose)} ${by}`, { credit, whose, ownersOf });
  const self = (lane: number) => [
    { payee: owners?.payees?.[lane] ?? nobody, group: owners?.groups?.values[lane] ?? nobody },
  ];
  for (const credit of facts.credits) add(credit, whoseOf(owners), self);
  for (const figure of facts.figures) {
    const grain = figures.get(figure)?.definition.grain;
    const isCut = grain?.owner === "payee" && grain.cut !== undefined;
    for (const [credit, read] of reach(figure).credits) {
      if (read.everybody || (owners?.payees === undefined && owners?.groups === undefined)) {
        add(credit, all, self);
        continue;
      }
      // Numbers of payees are added up in a group over its members.
      if (read.own && owners.payees === undefined) {
        add(credit, payees, (lane) => self(lane).flatMap(({ group }) => membersOf(group, frame)), "members");
      } else if (read.own) add(credit, isCut ? whoseOf(owners) : payees, self);
      for (const [column, of] of read.groups) {
        const groups = (lane: number) => groupsOf(column, lane, frame);
        if (of === "group") {
          const own = owners.payees === undefined ? (owners.groups?.column ?? column) : column;
          add(
            credit,
            { of: "group", column: own },
            (lane) => groups(lane).map((group) => ({ payee: nobody, group })),
            "",
          );
        } else {
          const isSelf = owners.payees === undefined;
          const members = (lane: number) =>
            groups(lane).flatMap((group) => membersOf(group, frame, isSelf ? undefined : column));
          add(credit, payees, members, `members ${column}`);
        }
      }
    }
  }
  return [...reads.values()];
}

/** The group whose figure it is, or those that the payee belongs to in the period. */
function groupsOf(column: string, lane: number, { run, view, owners, period }: Frame): readonly number[] {
  const payee = owners?.payees?.[lane];
  if (payee === undefined) return owners?.groups === undefined ? [] : [owners.groups.values[lane] ?? nobody];
  return period === undefined ? [] : valuesWithin(stintsOf(run, view, column), run.indexOf(payee), period);
}

function membersOf(
  group: number,
  { run, view, owners, period }: Frame,
  column = owners?.groups?.column,
): readonly Owner[] {
  if (period === undefined || column === undefined) return [];
  const members = membersWithin(run, view, column, period).get(group) ?? [];
  return members.map((payee) => ({ payee, group: nobody }));
}

/** The place in the order before every credit of the period. */
export function placeBefore(book: CreditBook, day: number): number {
  let [low, high] = [0, book.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((book.dates[middle] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export function prefixesOf(slots: readonly Slot[], rules: readonly RuleName[], frame: Frame): Prefixes {
  const { run, view, period, owners, size } = frame;
  const book = creditBook(run, view);
  const before = placeBefore(book, period?.from ?? 0);
  const days = { from: period?.from ?? 0, through: Math.min(period?.through ?? -1, view.asOf) };
  const reads = creditsRead(slots, rules, frame).map(({ credit, whose, ownersOf }) => ({
    credits: ownedCredits(run, view, credit, whose),
    index: ownerIndex(whose, run, view),
    ownersOf,
  }));
  const lanes: number[] = [];
  const limits: number[] = [];
  const starts = new Int32Array(size + 1);
  for (let lane = 0; lane < size; lane += 1) {
    starts[lane] = limits.length;
    const limit = owners?.limits?.[lane] ?? Number.POSITIVE_INFINITY;
    lanes.push(lane);
    limits.push(Math.min(before, limit));
    const own: number[] = [];
    let lists = 0;
    for (const { credits, index, ownersOf } of reads) {
      for (const { payee, group } of ownersOf(lane)) {
        const owner = index.indexOf(payee, group);
        if (owner < 0) continue;
        const low = credits.starts[owner] ?? 0;
        const high = credits.starts[owner + 1] ?? low;
        lists += 1;
        for (
          let at = firstNotBelow(credits.dates, days.from, low, high);
          at < high && (credits.dates[at] ?? 0) <= days.through && (credits.ordinals[at] ?? 0) <= limit;
          at += 1
        )
          own.push(credits.ordinals[at] ?? 0);
      }
    }
    if (lists > 1) own.sort((a, b) => a - b);
    let last = -1;
    for (const ordinal of own) {
      if (ordinal === last) continue;
      lanes.push(lane);
      limits.push(ordinal);
      last = ordinal;
    }
  }
  starts[size] = limits.length;
  return { size: limits.length, lanes: Int32Array.from(lanes), limits: Int32Array.from(limits), starts };
}

/** The frame in which every prefix is a lane. */
export function prefixFrame(
  { lanes, limits, size }: Pick<Prefixes, "lanes" | "limits" | "size">,
  frame: Frame,
): Frame {
  const { run, view, period, owners } = frame;
  const own = owners && someOwners(owners, lanes);
  const groups = own?.groups;
  const memo = new FigureMemo(size, own?.payees, limits, groups, owners?.limits && owners.memo.pool);
  return frameOf({
    run,
    view,
    size,
    ...(period && { period }),
    owners: { payees: own?.payees, ...(groups && { groups }), limits, memo, at: undefined },
  });
}

export function walked(base: Slot, axis: Slot | undefined, prefixes: Prefixes, frame: Frame): Steps {
  const inner = prefixFrame(prefixes, frame);
  const baseThere = numbersAt(base, inner);
  const zero = constantNumber(0n, 0, prefixes.size, frame.run.settings.isWide);
  const axisThere = axis === undefined ? zero : numbersAt(axis, inner);
  const gaps = bothGaps(baseThere.gaps, axisThere.gaps);
  const problems = new Map<number, Problem>();
  let [bases, axes]: [NumberVector, NumberVector] = [
    { ...baseThere, gaps: undefined },
    { ...axisThere, gaps: undefined },
  ];
  if (gaps !== undefined) {
    // With only some of the credits a formula may have nothing to go by: until then the walk stays where it is.
    const source = new Int32Array(prefixes.size);
    for (let step = 0; step < prefixes.size; step += 1) {
      const lane = prefixes.lanes[step] ?? 0;
      const isFirst = prefixes.starts[lane] === step;
      const problem = gaps.problems.get(step);
      if (problem === undefined) source[step] = step;
      else {
        source[step] = isFirst ? -1 : (source[step - 1] ?? -1);
        if (!problem.answeredByElse && !problems.has(lane)) problems.set(lane, problem);
      }
    }
    bases = from(bases, source, zero);
    axes = from(axes, source, zero);
  }
  const previous = new Int32Array(prefixes.size);
  for (let step = 0; step < prefixes.size; step += 1) {
    previous[step] = prefixes.starts[prefixes.lanes[step] ?? 0] === step ? -1 : step - 1;
  }
  return {
    ...prefixes,
    before: from(axes, previous, zero),
    after: axes,
    part: subtracted(bases, from(bases, previous, zero)),
    problems,
  };
}

/** Values of other steps, zero for -1. */
function from(vector: NumberVector, steps: Int32Array, zero: NumberVector): NumberVector {
  const taken = takeLanes(
    vector,
    steps.map((step) => Math.max(step, 0)),
  );
  return chosen(
    Uint8Array.from(steps, (step) => (step < 0 ? 1 : 0)),
    taken,
    zero,
  );
}

/** A walk without credits: what base and axis are is a first step from nought. */
export function oneStep(base: NumberVector, axis: NumberVector | undefined, frame: Frame): Steps {
  const { size } = frame;
  const lanes = new Int32Array(size);
  const starts = new Int32Array(size + 1);
  for (let lane = 0; lane <= size; lane += 1) {
    if (lane < size) lanes[lane] = lane;
    starts[lane] = lane;
  }
  const zero = constantNumber(0n, 0, size, frame.run.settings.isWide);
  return {
    size,
    lanes,
    limits: new Int32Array(size).fill(-1),
    starts,
    before: zero,
    after: axis === undefined ? zero : { ...axis, gaps: undefined },
    part: { ...base, gaps: undefined },
    problems: new Map(),
  };
}
