/** Pay runs one after the other, each with the ledger of those before. */

import {
  calculate,
  type FactRecord,
  factsFromRecords,
  factsKnownBy,
  type LedgerEntry,
  type LedgerKind,
  type Outcome,
  parseDay,
  type RuleSet,
} from "@attain/engine";
import type { History } from "./paying-facts.js";

export interface PayRun {
  readonly ruleSet: RuleSet;
  /** Months from January 2026, 0 and up. */
  readonly month: number;
}

export const periodOf = (month: number) =>
  `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

export async function payRun(
  ruleSet: RuleSet,
  history: History,
  period: string,
  ledger?: readonly LedgerEntry[],
  knownAt?: string,
): Promise<Outcome> {
  const of = (source: string): readonly FactRecord[] =>
    history.filter((row) => row.source === source).map(({ record }) => record);
  const fx = of("fx");
  const records = {
    payees: of("payees"),
    deals: of("deals"),
    receipts: of("receipts"),
    fx: fx.length > 0 ? fx : [{ currency: "USD", from: "2026-01-01", eur: "0.9" }],
  };
  const { facts, faults } = factsFromRecords(ruleSet, records, { mayBeEmpty: () => true });
  if (faults.length > 0) throw new Error(JSON.stringify(faults[0]));
  const known = knownAt === undefined ? facts : factsKnownBy(ruleSet, facts, parseDay(knownAt) ?? 0);
  const outcome = await calculate(ruleSet, { ...known, ...(ledger && { ledger }) }, { period });
  if (outcome.faults.length > 0) throw new Error(JSON.stringify(outcome.faults[0]));
  return outcome;
}

/** What is in the ledger after the runs; each sees the rows that have arrived by its month. */
export async function ledgerOf(
  runs: readonly PayRun[],
  history: History,
  begun: readonly LedgerEntry[] = [],
): Promise<readonly LedgerEntry[]> {
  let ledger = begun;
  for (const { ruleSet, month } of runs) {
    const arrived = history.filter(({ arrives }) => arrives <= month);
    const { ledger: entries } = await payRun(ruleSet, arrived, periodOf(month), ledger);
    ledger = [...ledger, ...entries];
  }
  return ledger;
}

export const kinds = (...names: readonly LedgerKind[]): ReadonlySet<LedgerKind> => new Set(names);

/** What was earned and is payable: all that follows from the facts and not from earlier payments. */
export const entitled = kinds(
  ...(["earned", "clawedBack", "held", "released", "lost", "cut", "deferred", "toppedUp"] as const),
);

/** What was paid and is not earned yet. */
export const owed = kinds("advanced", "paidAhead", "recovered", "carried", "collected");

/** Amounts in USD and EUR are whole cents. */
export const cents = (amount: string) => Number(amount.replace(".", ""));

/** Sums that are not nought, by a name. */
export function sums(
  entries: readonly LedgerEntry[],
  wanted: ReadonlySet<LedgerKind> | undefined,
  nameOf: (entry: LedgerEntry) => string = ({ payee }) => payee,
): Readonly<Record<string, number>> {
  const all = new Map<string, number>();
  for (const entry of entries) {
    if (wanted !== undefined && !wanted.has(entry.kind)) continue;
    const name = nameOf(entry);
    all.set(name, (all.get(name) ?? 0) + cents(entry.amount));
  }
  return Object.fromEntries([...all].filter(([, sum]) => sum !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}
