/** Nodes of an explanation that count what a goal counts. */

import { unitOf } from "../../explain/show.js";
import type { Goal, Place, Rounding } from "../../rule-set.js";
import { add, equal, type Fraction, isZero, multiply, subtract, zero } from "../../values/fraction.js";
import { round } from "../../values/round.js";
import type { NodeDraft, Tracer } from "../trace.js";
import { type NumberValue, numberValue } from "../value.js";

/** What a node is about, and where the plan says so. */
export interface Named {
  readonly label: string;
  readonly place: Place;
}

export class GoalNodes {
  readonly goal: Goal;
  readonly #tracer: Tracer;
  readonly #unit: string | undefined;

  constructor(goal: Goal, tracer: Tracer) {
    this.goal = goal;
    this.#tracer = tracer;
    this.#unit = unitOf(goal.type);
  }

  add(value: Fraction, draft: NodeDraft): NumberValue {
    const unit = this.#unit;
    return this.#tracer.add(numberValue(value), { ...(unit !== undefined && { unit }), ...draft });
  }

  leaf(value: Fraction, label: string, place: Place): NumberValue {
    return this.add(value, { operation: "leaf", label, place });
  }

  /** A weight, which counts what another weight counts. */
  weight(value: Fraction, like: NumberValue, named: Named): NumberValue {
    const unit = this.#tracer.unitOf(like);
    const counted = unit !== undefined && { unit };
    return this.#tracer.add(numberValue(value), { operation: "leaf", ...counted, ...named });
  }

  /** The same under another name. */
  same(value: NumberValue, draft: Omit<NodeDraft, "operation" | "inputs">): NumberValue {
    return this.add(value.value, { operation: "same", inputs: [value], ...draft });
  }

  together(parts: readonly NumberValue[], label: string): NumberValue {
    const [first, ...others] = parts;
    if (first !== undefined && others.length === 0) return first;
    const total = parts.reduce((sum, { value }) => add(sum, value), zero);
    return this.add(total, { operation: "sum", label, inputs: parts, place: null });
  }

  /** Without what is taken away first, if anything is. */
  without(whole: NumberValue, taken: Fraction, what: string, named: Named): NumberValue {
    if (isZero(taken)) return whole;
    const less = this.leaf(taken, what, named.place);
    return this.add(subtract(whole.value, taken), { operation: "subtract", ...named, inputs: [whole, less] });
  }

  round(exact: NumberValue, rounding: Rounding, named: Named): NumberValue {
    const value = round(exact.value, rounding);
    if (equal(value, exact.value)) return exact;
    const detail = { mode: rounding.mode, places: String(rounding.places) };
    return this.add(value, { operation: "round", ...named, inputs: [exact], detail, why: "rounded" });
  }

  /** A share, rounded, and what rounding the others left over. */
  share(
    amount: Fraction,
    whole: NumberValue,
    share: NumberValue,
    rounding: Rounding,
    named: Named,
  ): NumberValue {
    const inputs = [whole, share];
    const exact = this.add(multiply(whole.value, share.value), { operation: "multiply", ...named, inputs });
    return this.placed(amount, this.round(exact, rounding, named), named);
  }

  placed(amount: Fraction, rounded: NumberValue, named: Named): NumberValue {
    if (equal(rounded.value, amount)) return rounded;
    const rest = this.leaf(subtract(amount, rounded.value), "left over by rounding", named.place);
    return this.add(amount, { operation: "add", ...named, inputs: [rounded, rest] });
  }
}
