/** Phrases on what a component or an award earns, a group of them for each line it may have. */

import type { PeriodUnitWord } from "../../syntax/ast.js";
import type { Part, Text } from "../text.js";

export interface EarningPhrases {
  readonly labels: Readonly<
    Record<
      | "pay"
      | "gate"
      | "times"
      | "floor"
      | "cap"
      | "budget"
      | "vest"
      | "final"
      | "paid"
      | "given"
      | "round"
      | "inForce"
      | "clause"
      | "grant",
      string
    >
  >;
  readonly pay: (what: Part) => Text;
  readonly payPerCredit: (credit: Part, what: Part) => Text;
  readonly payAt: (base: Part, axis: Part) => Text;
  readonly payAtItself: (base: Part) => Text;
  /** `base` times what the table says. */
  readonly payTimes: (base: Part, axis: Part) => Text;
  readonly gate: (condition: Part) => Text;
  readonly gateTakesPart: (condition: Part) => Text;
  readonly gatePerCredit: (condition: Part) => Text;
  readonly pastPaid: (period: string) => Text;
  readonly pastLost: Text;
  readonly times: (factor: Part) => Text;
  readonly floor: (amount: Part, per: PeriodUnitWord | undefined) => Text;
  readonly floorGated: Text;
  readonly cap: (amount: Part, per: PeriodUnitWord | undefined) => Text;
  readonly capUsed: (unit: PeriodUnitWord) => Text;
  readonly excessLost: Text;
  readonly excessCarried: (through: string) => Text;
  readonly budget: (amount: Part, per: PeriodUnitWord | undefined) => Text;
  readonly overrun: Readonly<Record<"cut" | "stops" | "scaled", Text>>;
  readonly vest: (share: string, unit: PeriodUnitWord) => Text;
  /** What becomes of parts whose day comes after the last day in the plan. */
  readonly vestLeavers: Readonly<Record<"included" | "excluded", Text>>;
  readonly finalAfter: (duration: Part) => Text;
  readonly paid: (measured: string | undefined, paid: PeriodUnitWord) => Text;
  readonly paidOften: (measured: PeriodUnitWord, paid: PeriodUnitWord) => Text;
  readonly inForce: (validity: Part) => Text;
  readonly round: (mode: "half even" | "half up" | "up" | "down", places: string) => Text;
  /** When an award is given: at the end of its periods, or of the plan. */
  readonly given: (unit: PeriodUnitWord) => Text;
  readonly givenOnce: Text;
  /** `sentence` says what; it comes once for each credit. */
  readonly grantPerCredit: (credit: Part, sentence: Text) => Text;
  readonly grantOne: (label: Part) => Text;
  readonly grant: (what: Part, label: Part | undefined) => Text;
  readonly share: (amount: Part, among: Part) => Text;
  readonly shareSplit: (by: Part | undefined) => Text;
  readonly leavers: Readonly<Record<"included" | "excluded" | "by days", Text>>;
  readonly leftover: Readonly<Record<"largest" | "first" | "last" | "running", Text>>;
  readonly payees: Text;
  readonly sameOf: (column: Part) => Text;
  readonly rank: (by: Part, among: Part) => Text;
  readonly ties: Readonly<Record<"each" | "pooled", Text>>;
  readonly tiebreak: (by: Part) => Text;
  readonly field: (count: string) => Text;
  readonly place: string;
  readonly prize: string;
  readonly places: (first: string, last: string | undefined) => Text;
  readonly top: (count: Part) => Text;
}
