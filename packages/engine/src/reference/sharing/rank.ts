/** `rank E among G`: competitors in order of a number, and the prize of each one's place. */

import { unitOf } from "../../explain/show.js";
import type { Component, ComponentVersion, Prize, Rank } from "../../rule-set.js";
import { allocate } from "../../values/allocate.js";
import { compareText } from "../../values/compare-text.js";
import {
  add,
  compare,
  equal,
  type Fraction,
  fromInteger,
  fromText,
  isZero,
  lowestTerms,
  multiply,
  one,
  zero,
} from "../../values/fraction.js";
import { round } from "../../values/round.js";
import type { Context } from "../context.js";
import { evaluate } from "../expressions/evaluate.js";
import { numberAt } from "../expressions/operand.js";
import { settled } from "../figures/figure.js";
import { nameOf } from "../label.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";
import { type Division, dividedOnce } from "./division.js";
import type { Group } from "./groups.js";
import { groupContext, groupsOfPayee, type Member, membersOf } from "./members.js";

/** What is needed of whatever gives prizes: a component, or an award. */
export type Ranked = Pick<Component, "name" | "rounding" | "versions">;
export type RankedVersion = Pick<ComponentVersion, "gates">;

/** The prize of the payee's place. */
export async function evaluateRank(
  component: Component,
  version: ComponentVersion,
  rank: Rank,
  context: Context,
): Promise<NumberValue | Problem> {
  const prizes: NumberValue[] = [];
  // A place is one person's, so whoever changes the group competes where they are at the end.
  const among = rank.among === "payees" ? rank.among : { ...rank.among, members: wholly(rank.among.members) };
  for (const group of await groupsOfPayee(among, context)) {
    const own = groupContext(group, context);
    const key = ["rank", component.name, context.period?.text, group?.value, version.payee, version.from];
    const division = await dividedOnce(key, component.name, rank.place, own, () =>
      ranked(component, version, { ...rank, among }, group, own),
    );
    if ("kind" in division) return division;
    const prize = division.parts.get(context.payee ?? "");
    if (prize !== undefined) prizes.push(prize);
  }
  const total = prizes.reduce((sum, prize) => add(sum, prize.value), zero);
  return explained(context.run.tracer, numberValue(total), () => ({
    operation: "sum",
    label: "prize",
    inputs: prizes,
    step: "pay",
    place: rank.place,
  }));
}

function wholly(members: "opening" | "closing" | "days"): "opening" | "closing" {
  return members === "opening" ? members : "closing";
}

interface Competitor {
  readonly payee: string;
  readonly number: NumberValue;
  readonly second: Fraction;
}

async function ranked(
  component: Component,
  version: ComponentVersion,
  rank: Rank,
  group: Group | undefined,
  context: Context,
): Promise<Division | Problem> {
  const members = await membersOf(component, version, rank.among, group, context);
  if ("kind" in members) return members;
  const field: Competitor[] = [];
  for (const member of members) {
    const competitor = await competitorOf(member, rank);
    if (competitor !== undefined && "kind" in competitor) return competitor;
    if (competitor !== undefined) field.push(competitor);
  }
  if (field.length < (rank.field ?? 0)) return { parts: withoutPrizes(field, rank, context) };
  const order = [...field].sort(
    (a, b) =>
      compare(b.number.value, a.number.value) || compare(b.second, a.second) || compareText(a.payee, b.payee),
  );
  const parts = new Map<string, NumberValue>();
  const prizes = new PrizeList(component, rank, order.length, context);
  for (let start = 0; start < order.length; ) {
    const end = rank.ties === "each" || rank.ties === "pooled" ? endOfTie(order, start) : start + 1;
    const tied = order.slice(start, end);
    const places = rank.ties === "pooled" ? tied.map((_, index) => start + 1 + index) : [start + 1];
    const own = await prizes.of(places, tied.length);
    if ("kind" in own) return own;
    for (const [index, { payee, number }] of tied.entries()) {
      const prize = own[rank.ties === "pooled" ? index : 0] ?? numberValue(zero);
      parts.set(payee, placed(prize, number, start + 1, order.length, rank, context));
    }
    start = end;
  }
  return { parts };
}

/** Too few compete for anybody to win. */
function withoutPrizes(
  field: readonly Competitor[],
  { field: least, place }: Rank,
  { run }: Context,
): ReadonlyMap<string, NumberValue> {
  const label = `a field of ${field.length}, where ${least} must compete`;
  const none = explained(run.tracer, numberValue(zero), () => ({ operation: "leaf", label, place }));
  return new Map(field.map(({ payee }) => [payee, none]));
}

/** Nobody without a number competes. */
async function competitorOf(
  { payee, context }: Member,
  { by, ties, place }: Rank,
): Promise<Competitor | Problem | undefined> {
  const { program } = context.run;
  const value = await evaluate(by, context);
  if (value.kind === "nothing") return undefined;
  const number = value.kind === "number" ? value : await numberAt(by, context);
  if (isProblem(number)) return number;
  const settledNumber = settled(number, place, nameOf(program, by), context);
  if (isProblem(settledNumber)) return settledNumber;
  if (typeof ties === "string") return { payee, number: settledNumber, second: zero };
  const second = await numberAt(ties.tiebreak, context);
  if (isProblem(second)) return second;
  const settledSecond = settled(second, place, nameOf(program, ties.tiebreak), context);
  return isProblem(settledSecond)
    ? settledSecond
    : { payee, number: settledNumber, second: settledSecond.value };
}

function endOfTie(order: readonly Competitor[], start: number): number {
  const first = order[start];
  const end = order.findIndex(
    (competitor, index) => index > start && first && !equal(competitor.number.value, first.number.value),
  );
  return end < 0 ? order.length : end;
}

/** The prizes of places, each asked for once and rounded as the component is. */
class PrizeList {
  readonly #component: Component;
  readonly #rank: Rank;
  readonly #field: number;
  readonly #context: Context;
  readonly #known = new Map<Prize, NumberValue>();

  constructor(component: Component, rank: Rank, field: number, context: Context) {
    this.#component = component;
    this.#rank = rank;
    this.#field = field;
    this.#context = context;
  }

  /** One prize for each who is tied, of all these places together; whole units, none lost. */
  async of(places: readonly number[], tied: number): Promise<readonly NumberValue[] | Problem> {
    const prizes: NumberValue[] = [];
    for (const place of places) {
      const prize = await this.#at(place);
      if (isProblem(prize)) return prize;
      prizes.push(prize);
    }
    const [only] = prizes;
    if (prizes.length === 1 && only !== undefined) return [only];
    return this.#pooled(prizes, tied);
  }

  #pooled(prizes: readonly NumberValue[], tied: number): readonly NumberValue[] {
    const { tracer } = this.#context.run;
    const { place } = this.#rank;
    const unit = unitOf(this.#component.type);
    const total = prizes.reduce((sum, prize) => add(sum, prize.value), zero);
    const equally = Array.from({ length: tied }, () => one);
    const parts = allocate(total, equally, this.#component.rounding.places) ?? [];
    const pool = explained(tracer, numberValue(total), () => ({
      operation: "sum",
      label: "prizes of the tied places",
      inputs: prizes,
      place,
    }));
    return parts.map((part) => {
      const rest = explained(tracer, numberValue(add(total, multiply(part, fromInteger(-1)))), () => ({
        operation: "leaf",
        label: "what the others tied get",
        ...(unit !== undefined && { unit }),
        place,
      }));
      return explained(tracer, numberValue(part), () => ({
        operation: "subtract",
        label: `shared by ${tied}`,
        inputs: [pool, rest],
        place,
      }));
    });
  }

  #noPrize(): NumberValue {
    const unit = unitOf(this.#component.type);
    return explained(this.#context.run.tracer, numberValue(zero), () => ({
      operation: "leaf",
      label: "no prize",
      ...(unit !== undefined && { unit }),
      place: this.#rank.place,
    }));
  }

  async #at(place: number): Promise<NumberValue | Problem> {
    const prize = this.#rank.prizes.find(({ places }) => holds(places, place, this.#field));
    const { tracer, program } = this.#context.run;
    if (prize === undefined) return this.#noPrize();
    const known = this.#known.get(prize);
    if (known !== undefined) return known;
    const { rounding } = this.#component;
    const value = await numberAt(prize.prize, this.#context);
    if (isProblem(value)) return value;
    const rounded = explained(tracer, numberValue(round(value.value, rounding)), () => ({
      operation: "round",
      label: nameOf(program, prize.prize),
      inputs: [value],
      detail: { mode: rounding.mode, places: String(rounding.places) },
      place: prize.place,
      why: "rounded",
    }));
    this.#known.set(prize, rounded);
    return rounded;
  }
}

/** A part of the field is rounded down, and is never nobody. */
function holds(places: Prize["places"], place: number, field: number): boolean {
  if ("first" in places) return place >= places.first && place <= places.last;
  if ("top" in places) return place <= places.top;
  const { n, d } = lowestTerms(multiply(fromText(places.topShare), fromInteger(field)));
  const count = n / d;
  return BigInt(place) <= (count < 1n ? 1n : count);
}

/** The prize with the number that won it and the place it took. */
function placed(
  prize: NumberValue,
  number: NumberValue,
  place: number,
  field: number,
  rank: Rank,
  { run }: Context,
): NumberValue {
  const { tracer } = run;
  if (tracer === undefined) return prize;
  const condition = tracer.add({ kind: "yesno", yes: true } as const, {
    operation: "compare",
    label: `place ${place} of ${field}`,
    inputs: [number, number],
    detail: { operator: "decimalEqual" },
    place: rank.place,
    why: "met",
  });
  return tracer.add(prize, {
    operation: "choose",
    label: `${isZero(prize.value) ? "no prize for" : "prize of"} place ${place} of ${field}`,
    inputs: [condition, prize],
    detail: { hit: "first" },
    place: rank.place,
  });
}
