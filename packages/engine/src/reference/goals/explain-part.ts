/** Why a part of a goal is what it is, as nodes that give it again: level by level, then its phases. */

import { unitOf } from "../../explain/show.js";
import type { Goal, Place } from "../../rule-set.js";
import {
  divide,
  equal,
  type Fraction,
  isZero,
  max,
  multiply,
  subtract,
  zero,
} from "../../values/fraction.js";
import { round } from "../../values/round.js";
import type { Context } from "../context.js";
import type { NodeDraft, Tracer } from "../trace.js";
import { type NumberValue, numberValue } from "../value.js";
import { amountOf, type OwnedPart, type PlannedPart } from "./parts.js";
import { type Limits, type Node, sumOf } from "./plan.js";

const whyHeld = { least: "raised to floor", most: "capped" } as const;

/** What is asked of a unit. */
export function unitPart(goal: Goal, owned: readonly OwnedPart[], { run }: Context): NumberValue {
  const { tracer } = run;
  const amounts = owned.map(({ node, phases }) => amountOf(node.amounts, phases));
  if (tracer === undefined) return numberValue(sumOf(amounts));
  const nodes = new GoalNodes(goal, tracer);
  return nodes.together(owned.map((part) => nodes.inPhases(part, part.node)));
}

/** The goal itself, without what is asked for beyond it. */
export function planPart(goal: Goal, parts: readonly PlannedPart[], { run }: Context): NumberValue {
  const { tracer } = run;
  const amounts = parts.map(({ segment, phases }) => amountOf(segment.goal, phases));
  if (tracer === undefined) return numberValue(sumOf(amounts));
  const nodes = new GoalNodes(goal, tracer);
  return nodes.together(
    parts.map(({ segment, phases }, index) => {
      const { asked } = segment.top;
      const isWhole = asked !== undefined && equal(asked.value.value, amounts[index] ?? zero);
      return isWhole
        ? asked.value
        : nodes.leaf(amountOf(segment.goal, phases), `${goal.name} of these phases`, segment.version.place);
    }),
  );
}

class GoalNodes {
  readonly #goal: Goal;
  readonly #tracer: Tracer;

  constructor(goal: Goal, tracer: Tracer) {
    this.#goal = goal;
    this.#tracer = tracer;
  }

  together(parts: readonly NumberValue[]): NumberValue {
    const [first, ...others] = parts;
    if (first !== undefined && others.length === 0) return first;
    const label = this.#goal.name;
    return this.#add(sumOf(parts.map(({ value }) => value)), {
      operation: "sum",
      label,
      inputs: parts,
      place: null,
    });
  }

  /** All that is asked of a unit, or what of it falls on some of the phases. */
  inPhases({ segment, phases }: PlannedPart, node: Node): NumberValue {
    const { version, top } = segment;
    const whole = this.#whole(node, segment);
    const amount = amountOf(node.amounts, phases);
    const above = sumOf(top.amounts);
    if (equal(whole.value, amount) || isZero(above)) {
      return equal(whole.value, amount) ? whole : this.leaf(amount, this.#goal.name, version.place);
    }
    const { place } = version;
    const label = "share of these phases";
    const own = this.leaf(amountOf(top.amounts, phases), `${this.#goal.name} of these phases`, place);
    const all = this.leaf(above, `${this.#goal.name} of all phases`, place);
    const share = this.#add(divide(own.value, above) ?? zero, {
      operation: "divide",
      label,
      inputs: [own, all],
      unit: "%",
      place,
    });
    return this.#rounded(amount, whole, share, segment);
  }

  /** What is asked of a unit in all phases that are planned with it. */
  #whole(node: Node, segment: PlannedPart["segment"]): NumberValue {
    const { parent, weighed } = node;
    if (parent === undefined || weighed === undefined) return this.#top(node, segment);
    const { limits, at, others, weight } = weighed;
    if (limits && at) return this.#held(sumOf(node.amounts), limits, at, segment);
    const above = this.#whole(parent, segment);
    const { place } = segment.version;
    const total = this.leaf(others.weight, "weight of all that share", place);
    const label = `part of ${node.key}`;
    const share = this.#add(divide(weight.value, others.weight) ?? zero, {
      operation: "divide",
      label,
      inputs: [weight, total],
      unit: "%",
      place,
    });
    return this.#rounded(sumOf(node.amounts), this.#less(above, others.held, segment), share, segment);
  }

  /** What is left to share once those who are held at their limits have their parts. */
  #less(above: NumberValue, held: Fraction, { version: { place } }: PlannedPart["segment"]): NumberValue {
    if (isZero(held)) return above;
    const taken = this.leaf(held, "held at limits", place);
    const label = "left for the others";
    return this.#add(subtract(above.value, held), {
      operation: "subtract",
      label,
      inputs: [above, taken],
      place,
    });
  }

  /** The least or the most of a unit. */
  #held(
    amount: Fraction,
    { from, through, of, past }: Limits,
    at: "least" | "most",
    { version }: PlannedPart["segment"],
  ): NumberValue {
    const { place, rounding } = version;
    const share = at === "least" ? from : through;
    const label = `the ${at} of the unit`;
    const inputs = [share, of];
    const whole = this.#add(multiply(share.value, of.value), {
      operation: "multiply",
      label,
      inputs,
      place,
      ...(isZero(past) && { why: whyHeld[at] }),
    });
    const limit = isZero(past) ? whole : this.#stillHeld(whole, past, at, place);
    const mode = at === "least" ? "up" : "down";
    return this.#placed(amount, this.#round(limit, { ...rounding, mode }, label, place), version);
  }

  /** Of the limit for the whole period what is not planned already. */
  #stillHeld(whole: NumberValue, past: Fraction, at: "least" | "most", place: Place): NumberValue {
    const label = `the ${at} of the unit for the time that is left`;
    const before = this.leaf(past, "planned for the time before", place);
    const left = this.#add(subtract(whole.value, past), {
      operation: "subtract",
      label,
      inputs: [whole, before],
      place,
    });
    const nothing = this.leaf(zero, "nothing", place);
    const why = whyHeld[at];
    return this.#add(max(left.value, zero), {
      operation: "max",
      label,
      inputs: [left, nothing],
      place,
      why,
    });
  }

  #top({ asked, amounts }: Node, { version }: PlannedPart["segment"]): NumberValue {
    const { place, rounding } = version;
    const amount = sumOf(amounts);
    if (asked === undefined) return this.leaf(amount, this.#goal.name, place);
    const { value, cover, past } = asked;
    const label = `${this.#goal.name}, as it is broken down`;
    const covered =
      cover === undefined
        ? value
        : this.#add(multiply(value.value, cover.value), {
            operation: "multiply",
            label,
            inputs: [value, cover],
            place,
          });
    const whole = this.#round(covered, rounding, label, place);
    if (isZero(past)) return whole;
    const before = this.leaf(past, "planned for the time before", place);
    return this.#add(subtract(whole.value, past), {
      operation: "subtract",
      label,
      inputs: [whole, before],
      place,
    });
  }

  /** A share of what stands above, rounded, and what rounding left over. */
  #rounded(
    amount: Fraction,
    above: NumberValue,
    share: NumberValue,
    { version }: PlannedPart["segment"],
  ): NumberValue {
    const { place, rounding } = version;
    const label = this.#goal.name;
    const exact = this.#add(multiply(above.value, share.value), {
      operation: "multiply",
      label,
      inputs: [above, share],
      place,
    });
    return this.#placed(amount, this.#round(exact, rounding, label, place), version);
  }

  #placed(amount: Fraction, rounded: NumberValue, { place }: PlannedPart["segment"]["version"]): NumberValue {
    if (equal(rounded.value, amount)) return rounded;
    const rest = this.leaf(subtract(amount, rounded.value), "left over by rounding", place);
    const label = this.#goal.name;
    return this.#add(amount, { operation: "add", label, inputs: [rounded, rest], place });
  }

  #round(
    exact: NumberValue,
    rounding: Parameters<typeof round>[1],
    label: string,
    place: Place,
  ): NumberValue {
    const value = round(exact.value, rounding);
    if (equal(value, exact.value)) return exact;
    const detail = { mode: rounding.mode, places: String(rounding.places) };
    return this.#add(value, { operation: "round", label, inputs: [exact], detail, place, why: "rounded" });
  }

  leaf(value: Fraction, label: string, place: Place): NumberValue {
    return this.#add(value, { operation: "leaf", label, place });
  }

  #add(value: Fraction, draft: NodeDraft): NumberValue {
    const unit = unitOf(this.#goal.type);
    return this.#tracer.add(numberValue(value), { ...(unit !== undefined && { unit }), ...draft });
  }
}
