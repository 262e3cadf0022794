/**
 * A ledger as a table that people and other systems keep: read cell by cell like any other data, then
 * looked at as a whole. A ledger only grows, so its numbers count up without a gap.
 */

import { cellText } from "../facts/cell-text.js";
import { FactsReader, type ReadFacts } from "../facts/facts-reader.js";
import type { Fault } from "../fault.js";
import type { FaultCode } from "../fault-catalog.js";
import { payoutCurrency } from "../reference/paying/payout-currency.js";
import type { ColumnType, RuleSet, Source, SourceColumn } from "../rule-set.js";
import { minorUnits } from "../values/currency.js";
import { fixedText } from "../values/decimal-text.js";
import { fromText } from "../values/fraction.js";
import { parsePeriod } from "../values/period.js";
import { type LedgerEntry, ledgerColumns, ledgerKinds } from "./ledger-entry.js";

export interface ReadLedger {
  /** In the order of their numbers. */
  readonly entries: readonly LedgerEntry[];
  readonly faults: readonly Fault[];
}

const place = { line: 1, column: 1, length: 0 };

const types: Readonly<Record<keyof LedgerEntry, ColumnType>> = {
  sequence: { kind: "number" },
  payee: { kind: "text" },
  plan: { kind: "text" },
  component: { kind: "text" },
  earningPeriod: { kind: "text" },
  payPeriod: { kind: "text" },
  kind: { kind: "choice", values: [...ledgerKinds] },
  currency: { kind: "text" },
  amount: { kind: "number" },
  paidCurrency: { kind: "text" },
  paid: { kind: "number" },
};

const mayBeEmpty: ReadonlySet<string> = new Set(["component", "earningPeriod", "paidCurrency", "paid"]);

/** The columns of a ledger as a data set, so that every reader of data sets can read one. */
export const ledgerSource: Source = {
  name: "ledger",
  dated: false,
  columns: ledgerColumns.map(
    (name): SourceColumn => ({
      name,
      type: types[name],
      header: name,
      key: name === "sequence",
      optional: mayBeEmpty.has(name),
      place,
    }),
  ),
  place,
};

/** A reader with the one data set {@link ledgerSource}, which may be empty: nothing was paid yet. */
export function ledgerReader(ruleSet: RuleSet): FactsReader {
  const { roster: _, ...plan } = ruleSet.plan;
  return new FactsReader({ ...ruleSet, plan, sources: [ledgerSource] }, { mayBeEmpty: () => true });
}

export function ledgerOf(ruleSet: RuleSet, { facts, faults }: ReadFacts): ReadLedger {
  const plan = ruleSet.plan.name;
  const currency = payoutCurrency(ruleSet);
  const table = facts.tables.get(ledgerSource.name);
  if (table === undefined || faults.length > 0) return { entries: [], faults };
  const found: Fault[] = [];
  const rows: { readonly entry: LedgerEntry; readonly row: number }[] = [];
  const tell = (row: number, column: keyof LedgerEntry, code: FaultCode, words: Words) => {
    const { file, line } = table.origin(row);
    const at = { file, line, column: ledgerColumns.indexOf(column) + 1, payee: null, period: null };
    found.push({ code, ...words, ...at });
  };
  for (let row = 0; row < table.rowCount; row += 1) {
    const text = (column: keyof LedgerEntry) => cellText(table.columns.get(column), row);
    const kind = ledgerKinds.find((each) => each === text("kind"));
    const payPeriod = parsePeriod(text("payPeriod"));
    if (payPeriod === undefined) tell(row, "payPeriod", "wrong-type", notAPeriod(text("payPeriod")));
    if (text("plan") === plan && text("currency") !== currency) {
      tell(row, "currency", "wrong-currency", otherCurrency(text("currency"), plan, currency));
    }
    if (kind === undefined) continue;
    const entry: LedgerEntry = {
      sequence: Number(text("sequence")),
      payee: text("payee"),
      plan: text("plan"),
      component: text("component"),
      earningPeriod: text("earningPeriod"),
      payPeriod: text("payPeriod"),
      kind,
      currency: text("currency"),
      amount: amountText(text("amount"), text("currency")),
      ...(text("paid") !== "" && {
        paidCurrency: text("paidCurrency"),
        paid: amountText(text("paid"), text("paidCurrency")),
      }),
    };
    rows.push({ entry, row });
  }
  rows.sort((a, b) => a.entry.sequence - b.entry.sequence);
  for (const [index, { entry, row }] of rows.entries()) {
    if (entry.sequence === index + 1) continue;
    tell(row, "sequence", "ledger-gap", gap(index + 1, String(entry.sequence)));
    break;
  }
  return found.length > 0
    ? { entries: [], faults: found }
    : { entries: rows.map(({ entry }) => entry), faults };
}

/** As a run writes it, with the currency's minor unit: reading a ledger and writing it again changes nothing. */
function amountText(text: string, currency: string): string {
  const decimals = text.split(".")[1]?.length ?? 0;
  return fixedText(fromText(text), Math.max(decimals, minorUnits(currency) ?? 0));
}

type Words = Pick<Fault, "message" | "help" | "found" | "expected">;

function notAPeriod(found: string): Words {
  return {
    message: `"${found}" in the column "payPeriod" is not a period`,
    help: "Write it as the run that paid did: 2026-03, 2026-Q1, 2026-H1 or 2026",
    found,
    expected: "a period",
  };
}

function otherCurrency(found: string, plan: string, currency: string): Words {
  return {
    message: `The plan ${plan} pays ${currency}, and this entry is in ${found}`,
    help: "Amounts of two currencies are never added: give the plan that pays the other one a name of its own",
    found,
    expected: currency,
  };
}

function gap(expected: number, found: string): Words {
  return {
    message: `After ${expected - 1} entries the ledger goes on with number ${found}`,
    help: "Give the whole ledger: nothing in it is ever changed or taken out",
    found,
    expected: String(expected),
  };
}
