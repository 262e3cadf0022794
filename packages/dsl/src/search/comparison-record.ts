/** Two plans beside one another as plain data: changes by number, amounts as decimal text. */

import type { Fraction } from "@attain/engine";
import type { PayComparison, PayDifference } from "../diff/compare-pay.js";
import type { PlanChange } from "../diff/plan-change.js";
import { decimalText } from "./cell.js";

export interface ChangeRecord extends Omit<PlanChange, "edit"> {
  /** In the list, from 1 on. */
  readonly number: number;
}

export interface DifferenceRecord {
  /** Absent for all together. */
  readonly payee?: string;
  readonly currency: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  /** By the numbers of the changes that were made together; none for what the changes do not account for. */
  readonly because: readonly { readonly changes: readonly number[]; readonly difference: string }[];
}

export interface PayRecord {
  /** What all together are paid, by currency. */
  readonly totals: readonly DifferenceRecord[];
  /** Whoever is paid something else, the largest difference first. */
  readonly payees: readonly DifferenceRecord[];
  /** Payees who are paid as before. */
  readonly same: number;
  /** Of those: whose money held, debt or excess put off stands otherwise after the last pay date. */
  readonly otherBalances: number;
}

export function changeRecords(changes: readonly PlanChange[]): readonly ChangeRecord[] {
  return changes.map(({ kind, statement, name, what, before, after }, index) => ({
    number: index + 1,
    kind,
    statement,
    name,
    what,
    before,
    after,
  }));
}

export function payRecord(
  { totals, payees, same, otherBalances, steps }: PayComparison,
  changes: readonly PlanChange[],
): PayRecord {
  const record = ({
    payee,
    currency,
    before,
    after,
    difference,
    because,
  }: PayDifference): DifferenceRecord => ({
    ...(payee !== "" && { payee }),
    currency,
    before: amountRecord(before),
    after: amountRecord(after),
    difference: amountRecord(difference),
    because: because.map(({ step, difference: own }) => ({
      changes: (steps[step] ?? []).map((change) => changes.indexOf(change) + 1),
      difference: amountRecord(own),
    })),
  });
  return { totals: totals.map(record), payees: payees.map(record), same, otherBalances };
}

/** Two decimals, or as many as there are. */
export function amountRecord(value: Fraction): string {
  const [whole = "", decimals = ""] = decimalText(value).split(".");
  return `${whole}.${decimals.padEnd(2, "0")}`;
}

/** Who is paid as before, in a sentence without its full stop. */
export function sameSentence({ same, otherBalances }: Pick<PayRecord, "same" | "otherBalances">): string {
  if (otherBalances === 0) return `${same} are paid as before`;
  return `${same} are paid as before; what is held or owed after it stands otherwise for ${otherBalances}`;
}
