/**
 * A run that is kept, with its columns and sums, to be asked again and again with other parameters. Each
 * answer calculates what depends on the parameters that differ, and takes the rest from the first run.
 */

import type { Bound } from "../bound.js";
import { payoutsOfRun } from "../calculate-columns.js";
import { Run } from "../run.js";
import type { UncoveredForm } from "../uncovered.js";
import { type ChangeReach, changeReach } from "./change-reach.js";
import { keepValues } from "./kept-values.js";
import type { GivenParameters } from "./read-changes.js";
import type { ScenarioPay } from "./scenario-pay.js";

export type PayOrUncovered = ScenarioPay | { readonly uncovered: readonly UncoveredForm[] };

export class KeptRun {
  readonly #reaches = new Map<string, ChangeReach>();
  #first: { readonly run: Run; readonly pay: PayOrUncovered } | undefined;

  constructor(
    readonly bound: Bound,
    readonly period: string,
  ) {}

  /** What the plan pays as it stands. */
  base(): PayOrUncovered {
    this.#first ??= this.#begun();
    return this.#first.pay;
  }

  /** The same with these parameters instead, for everybody and on every day. */
  pay(changes: GivenParameters): PayOrUncovered {
    this.#first ??= this.#begun();
    if (changes.size === 0 || "uncovered" in this.#first.pay) return this.#first.pay;
    const { facts } = this.bound;
    const run = new Run(this.bound, { ...facts, parameters: new Map([...facts.parameters, ...changes]) });
    keepValues(this.#first.run, run, this.#reach([...changes.keys()]));
    return this.#paid(run, changes);
  }

  #begun(): { readonly run: Run; readonly pay: PayOrUncovered } {
    const run = new Run(this.bound);
    return { run, pay: this.#paid(run, new Map()) };
  }

  #paid(run: Run, changes: GivenParameters): PayOrUncovered {
    const found = payoutsOfRun(run, this.period);
    return "uncovered" in found ? found : { ...found, changes, evaluator: "compiled" };
  }

  #reach(parameters: readonly string[]): ChangeReach {
    const key = [...parameters].sort().join("\u0000");
    const known = this.#reaches.get(key) ?? changeReach(this.bound.prepared, new Set(parameters));
    this.#reaches.set(key, known);
    return known;
  }
}
