/** What an aggregate takes of each row of a list, with running totals: any stretch is a difference of two. */

import { add, type Fraction, zero } from "../../values/fraction.js";
import type { NumberValue, Problem } from "../value.js";

/** Of one row: left out by `where`, counted, or a problem. */
export type Taken = NumberValue | Problem | { readonly kind: "left out" };

export class Series {
  readonly taken: Taken[] = [];
  /** Before each row, and after the last: sum and number of what counts, number of problems. */
  readonly #sums: Fraction[] = [zero];
  readonly #counts: number[] = [0];
  readonly #problems: number[] = [0];

  #last: { readonly from: number; readonly to: number; readonly sum: NumberValue } | undefined;

  push(taken: Taken): void {
    this.taken.push(taken);
    const isCounted = taken.kind === "number";
    const sum = this.#sums.at(-1) ?? zero;
    this.#sums.push(isCounted ? add(sum, taken.value) : sum);
    this.#counts.push((this.#counts.at(-1) ?? 0) + (isCounted ? 1 : 0));
    this.#problems.push((this.#problems.at(-1) ?? 0) + (taken.kind === "problem" ? 1 : 0));
  }

  /** The first problem of the rows from `from` up to and not including `to`. */
  problem(from: number, to: number): Problem | undefined {
    if (this.#problems[from] === this.#problems[to]) return undefined;
    for (let index = from; index < to; index += 1) {
      const taken = this.taken[index];
      if (taken?.kind === "problem") return taken;
    }
    return undefined;
  }

  sumUpTo(index: number): Fraction {
    return this.#sums[index] ?? zero;
  }

  countUpTo(index: number): number {
    return this.#counts[index] ?? 0;
  }

  /**
   * What a sum of a longer and longer stretch adds to the last one: in an explanation of a walk each
   * step then names one more credit instead of all of them.
   */
  chained(from: number, to: number): readonly NumberValue[] {
    const last = this.#last;
    if (last === undefined || last.from !== from || last.to > to) return this.values(from, to);
    return [last.sum, ...this.values(last.to, to)];
  }

  chain(from: number, to: number, sum: NumberValue): void {
    this.#last = { from, to, sum };
  }

  values(from: number, to: number): readonly NumberValue[] {
    return this.taken.slice(from, to).flatMap((taken) => (taken.kind === "number" ? [taken] : []));
  }
}
