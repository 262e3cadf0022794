/** What a figure comes to, by lane; of a component also what its caps cut, and what each credit earned. */

import type { CreditPays } from "../pay/credit-pays.js";
import type { View } from "../run.js";
import type { NumberVector, Vector } from "../vectors/vector.js";

export interface FigureNumbers {
  readonly amount: Vector;
  readonly uncapped: Vector;
  /** Absent: nothing was cut. */
  readonly excess?: NumberVector;
  readonly isCapped?: Uint8Array;
  /** Exact pay of each credit, before the limits, in the lanes for which it is known already. */
  readonly pays?: CreditPays;
  readonly hasPays?: Uint8Array;
  /** Of what is final, by lane: the look to whose book of credits its pays belong. */
  readonly payViews?: readonly View[];
}
