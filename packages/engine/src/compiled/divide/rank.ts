/** `rank E among G`: competitors in order of a number, and the prize of each one's place. */

import { nameOf } from "../../reference/label.js";
import type { Component, ComponentVersion, Prize, Rank, Slot } from "../../rule-set.js";
import { evaluate } from "../evaluate/evaluate.js";
import { asNumbers, numbersAt, settled } from "../evaluate/operand.js";
import { everyLane, type Frame } from "../frame.js";
import { readDecimal } from "../numbers/decimal-text.js";
import { powerOfTen } from "../numbers/integer.js";
import { allotted } from "../pay/allot.js";
import { orderTexts } from "../rows/texts.js";
import { empty, filled, type Problem } from "../vectors/gaps.js";
import { type Digits, digitAt, type NumberVector } from "../vectors/vector.js";
import { type Division, partsOfLanes, roundedUnits } from "./division.js";
import { type Field, fieldsOf, groupFrame } from "./fields.js";

export function rankedPay(
  component: Component,
  version: ComponentVersion,
  rank: Rank,
  frame: Frame,
): NumberVector {
  // A place is one person's, so whoever changes the group competes where they are at the end.
  const among =
    rank.among === "payees" || rank.among.members === "opening"
      ? rank.among
      : { ...rank.among, members: "closing" as const };
  const fields = fieldsOf(component, version, among, frame);
  const numbers = numbersOf(rank, fields.frame);
  const orders = fields.fields.map((field) => competing(field, rank, numbers, fields.frame));
  const inner = groupFrame(fields.fields, among, frame);
  const prizes = new PrizeList(component, rank, inner);
  const divisions = orders.map((order, index): Division => {
    if ("fault" in order) return order;
    return order.length < (rank.field ?? 0) ? new Map() : placed(order, index, rank, prizes);
  });
  return partsOfLanes(component, fields, divisions, frame);
}

interface Numbers {
  readonly first: NumberVector;
  /** Lanes that do not compete. */
  readonly isAbsent: Uint8Array;
  readonly second: NumberVector | undefined;
}

/** Nobody without a number competes. */
function numbersOf({ by, ties, place }: Rank, frame: Frame): Numbers {
  const { prepared } = frame.run;
  const value = evaluate(by, frame);
  const isAbsent = Uint8Array.from(everyLane(frame.size), (lane) => (value.gaps?.at[lane] === empty ? 1 : 0));
  const settledAt = (slot: Slot, numbers: NumberVector) =>
    settled(numbers, place, () => nameOf(prepared, slot), frame);
  return {
    first: settledAt(by, asNumbers(value, by, frame)),
    isAbsent,
    second: typeof ties === "object" ? settledAt(ties.tiebreak, numbersAt(ties.tiebreak, frame)) : undefined,
  };
}

interface Competitor {
  readonly payee: number;
  readonly lane: number;
  /** Equal to the one before it in the order. */
  readonly isTied: boolean;
}

/** From the highest number down. */
function competing(
  { members, problem }: Field,
  rank: Rank,
  { first, isAbsent, second }: Numbers,
  { run, owners }: Frame,
): readonly Competitor[] | Problem {
  if (problem !== undefined) return problem;
  const lanes: number[] = [];
  for (const { lane } of members) {
    if (isAbsent[lane] === 1) continue;
    const failure = first.gaps?.problems.get(lane) ?? second?.gaps?.problems.get(lane);
    if (failure !== undefined) return failure;
    lanes.push(lane);
  }
  const payeeOf = (lane: number) => owners?.payees?.[lane] ?? -1;
  const textOf = (lane: number) => run.texts.textOf(payeeOf(lane));
  lanes.sort(
    (a, b) =>
      compared(first.n, b, a) ||
      (second === undefined ? 0 : compared(second.n, b, a)) ||
      orderTexts(textOf(a), textOf(b)),
  );
  const isShared = rank.ties === "each" || rank.ties === "pooled";
  return lanes.map((lane, place) => ({
    payee: payeeOf(lane),
    lane,
    isTied: isShared && place > 0 && compared(first.n, lane, lanes[place - 1] ?? lane) === 0,
  }));
}

function compared(n: Digits, a: number, b: number): number {
  const [x, y] = [digitAt(n, a), digitAt(n, b)];
  return x < y ? -1 : x > y ? 1 : 0;
}

function placed(order: readonly Competitor[], field: number, rank: Rank, prizes: PrizeList): Division {
  const parts = new Map<number, bigint>();
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (order[end]?.isTied === true) end += 1;
    const tied = order.slice(start, end);
    const places = rank.ties === "pooled" ? tied.map((_, index) => start + 1 + index) : [start + 1];
    const own: bigint[] = [];
    for (const place of places) {
      const prize = prizes.at(place, order.length, field);
      if (typeof prize !== "bigint") return prize;
      own.push(prize);
    }
    const total = own.reduce((sum, prize) => sum + prize, 0n);
    const shared =
      own.length === 1
        ? own
        : (allotted(
            total,
            tied.map(() => 1n),
          ) ?? []);
    for (const [index, { payee }] of tied.entries()) {
      parts.set(payee, shared[rank.ties === "pooled" ? index : 0] ?? 0n);
    }
    start = end;
  }
  return parts;
}

/** The prizes of places, each worked out once for all fields and rounded as the component is. */
class PrizeList {
  readonly #component: Component;
  readonly #rank: Rank;
  readonly #frame: Frame;
  readonly #known = new Map<Prize, { readonly numbers: NumberVector; unitsOf(lane: number): bigint }>();

  constructor(component: Component, rank: Rank, frame: Frame) {
    this.#component = component;
    this.#rank = rank;
    this.#frame = frame;
  }

  at(place: number, count: number, field: number): bigint | Problem {
    const prize = this.#rank.prizes.find(({ places }) => holds(places, place, count));
    if (prize === undefined) return 0n;
    let known = this.#known.get(prize);
    if (known === undefined) {
      const numbers = numbersAt(prize.prize, this.#frame);
      known = { numbers, unitsOf: roundedUnits(numbers, this.#component) };
      this.#known.set(prize, known);
    }
    const isThere = (known.numbers.gaps?.at[field] ?? filled) === filled;
    const failure = known.numbers.gaps?.problems.get(field);
    return isThere || failure === undefined ? known.unitsOf(field) : failure;
  }
}

/** A part of the field is rounded down, and is never nobody. */
function holds(places: Prize["places"], place: number, count: number): boolean {
  if ("first" in places) return place >= places.first && place <= places.last;
  if ("top" in places) return place <= places.top;
  const { units, scale } = readDecimal(places.topShare);
  const most = (units * BigInt(count)) / powerOfTen(scale);
  return BigInt(place) <= (most < 1n ? 1n : most);
}
