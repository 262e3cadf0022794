/** What each credit earns of a component by itself, exact, before the component's limits. */

import { joinedNumbers } from "../credits/part-builder.js";
import { everyLane } from "../frame.js";
import { multiplied } from "../vectors/arithmetic.js";
import { type NumberVector, takeIntegers, takeLanes } from "../vectors/vector.js";

export class CreditPays {
  constructor(
    /** The component's lane of each. */
    readonly lanes: Int32Array,
    /** The credit, by its place in the order of all credits. */
    readonly ordinals: Int32Array,
    readonly pay: NumberVector,
  ) {}

  /** The same for a frame of which these were some lanes. */
  inLanes(lanes: Int32Array): CreditPays {
    return this.moved((lane) => lanes[lane] ?? 0);
  }

  moved(to: (lane: number) => number): CreditPays {
    return new CreditPays(this.lanes.map(to), this.ordinals, this.pay);
  }

  /** Those of some lanes. */
  where(isWanted: (lane: number) => boolean): CreditPays {
    const kept = everyLane(this.lanes.length).filter((index) => isWanted(this.lanes[index] ?? 0));
    if (kept.length === this.lanes.length) return this;
    return new CreditPays(
      takeIntegers(this.lanes, kept),
      takeIntegers(this.ordinals, kept),
      takeLanes(this.pay, kept),
    );
  }

  /** Each times the factor of its lane. */
  times(factor: NumberVector): CreditPays {
    return new CreditPays(this.lanes, this.ordinals, multiplied(this.pay, takeLanes(factor, this.lanes)));
  }

  static none(): CreditPays {
    return new CreditPays(new Int32Array(0), new Int32Array(0), joinedNumbers(0, [], false));
  }

  /** Those of several parts of the lanes. */
  static joined(all: readonly CreditPays[]): CreditPays {
    const [only] = all;
    if (only !== undefined && all.length === 1) return only;
    const size = all.reduce((sum, { lanes }) => sum + lanes.length, 0);
    return new CreditPays(
      Int32Array.from(all.flatMap(({ lanes }) => [...lanes])),
      Int32Array.from(all.flatMap(({ ordinals }) => [...ordinals])),
      joinedNumbers(
        size,
        all.map(({ pay }) => pay),
        false,
      ),
    );
  }
}
