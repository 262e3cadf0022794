/** Why a payee's part of a shared amount is what it is, as nodes that give it again. */

import { sharedLabels } from "../../explain/shared-labels.js";
import type { Component, Share } from "../../rule-set.js";
import {
  add,
  divide,
  equal,
  type Fraction,
  isZero,
  multiply,
  subtract,
  zero,
} from "../../values/fraction.js";
import { type RoundingMode, round } from "../../values/round.js";
import type { Context } from "../context.js";
import type { NodeDraft, Tracer } from "../trace.js";
import { type NumberValue, numberValue } from "../value.js";

/** The parts as values, with their nodes where an explanation is built. */
export function explainedParts(
  component: Component,
  share: Share,
  amount: NumberValue,
  weights: readonly NumberValue[],
  parts: readonly Fraction[],
  { run }: Context,
): readonly NumberValue[] {
  if (run.tracer === undefined) return parts.map(numberValue);
  const nodes = new ShareNodes(run.tracer, component, share, amount, weights);
  switch (share.leftover) {
    case "largest":
      return nodes.cut(parts);
    case "first":
      return nodes.withRest(0);
    case "last":
      return nodes.withRest(weights.length - 1);
    case "running":
      return nodes.running();
  }
}

class ShareNodes {
  readonly #tracer: Tracer;
  readonly #component: Component;
  readonly #share: Share;
  readonly #amount: NumberValue;
  readonly #weights: readonly NumberValue[];
  readonly #total: NumberValue;
  /** What the amount counts. */
  readonly #counted: { readonly unit?: string };

  constructor(
    tracer: Tracer,
    component: Component,
    share: Share,
    amount: NumberValue,
    weights: readonly NumberValue[],
  ) {
    this.#tracer = tracer;
    this.#component = component;
    this.#share = share;
    this.#amount = amount;
    this.#weights = weights;
    this.#total = this.#sum("weight of all", weights);
    const unit = tracer.unitOf(amount);
    this.#counted = unit === undefined ? {} : { unit };
  }

  /** Each part is cut to a unit, and some are given one of the units left. */
  cut(parts: readonly Fraction[]): readonly NumberValue[] {
    return parts.map((part, index) => {
      const below = this.#part(this.#weights[index] ?? this.#total, "down");
      const left = subtract(part, below.value);
      if (isZero(left)) return below;
      const unit = this.#add(left, { operation: "leaf", label: "a unit left over", ...this.#counted });
      return this.#add(part, { operation: "add", label: this.#component.name, inputs: [below, unit] });
    });
  }

  /** Each part is rounded, and one is what the others leave. */
  withRest(rest: number): readonly NumberValue[] {
    const rounded = this.#weights.map((weight, index) => (index === rest ? undefined : this.#part(weight)));
    return rounded.map((part) => {
      if (part !== undefined) return part;
      const others = this.#sum(
        "parts of the others",
        rounded.flatMap((other) => other ?? []),
        this.#counted,
      );
      const left = subtract(this.#amount.value, others.value);
      return this.#add(left, {
        operation: "subtract",
        label: `${this.#component.name}: what the others leave`,
        inputs: [this.#amount, others],
      });
    });
  }

  /** Each part is rounded with all before it, less what these were given. */
  running(): readonly NumberValue[] {
    const parts: NumberValue[] = [];
    for (const [index] of this.#weights.entries()) {
      const upTo = this.#part(this.#sum("weight so far", this.#weights.slice(0, index + 1)));
      const given = this.#sum("given so far", parts, this.#counted);
      const part = subtract(upTo.value, given.value);
      const inputs = [upTo, given];
      const label = `${this.#component.name}: what this place adds`;
      parts.push(this.#add(part, { operation: "subtract", label, inputs }));
    }
    return parts;
  }

  /** The amount in proportion to a weight, rounded. */
  #part(weight: NumberValue, mode: RoundingMode = this.#component.rounding.mode): NumberValue {
    const { rounding, name: label } = this.#component;
    const quota = this.#add(divide(weight.value, this.#total.value) ?? zero, {
      operation: "divide",
      label: sharedLabels.part,
      unit: "%",
      inputs: [weight, this.#total],
    });
    const exact = this.#add(multiply(this.#amount.value, quota.value), {
      operation: "multiply",
      label,
      inputs: [this.#amount, quota],
    });
    const { places } = rounding;
    const value = round(exact.value, { mode, places });
    if (equal(value, exact.value)) return exact;
    const detail = { mode, places: String(places) };
    return this.#add(value, { operation: "round", label, inputs: [exact], detail, why: "rounded" });
  }

  #sum(label: string, inputs: readonly NumberValue[], counted: { readonly unit?: string } = {}): NumberValue {
    const total = inputs.reduce((sum, input) => add(sum, input.value), zero);
    return this.#add(total, { operation: "sum", label, inputs, ...counted });
  }

  #add(value: Fraction, draft: Omit<NodeDraft, "place">): NumberValue {
    return this.#tracer.add(numberValue(value), { ...draft, place: this.#share.place });
  }
}
