/** A run's result as files: every list as CSV and as JSON, with the same names and the same texts. */

import { ledgerColumns, rollForwardTotals } from "@attain/engine";
import { stringify } from "csv-stringify/sync";
import type { FileText } from "../replace-directory.js";
import type { ResultList } from "./parquet-files.js";
import type { RunResult } from "./run-result.js";

const columns = {
  payouts: ["payee", "period", "component", "amount", "currency"],
  figures: ["payee", "period", "group", "name", "value", "currency"],
  goals: ["goal", "level", "unit", "period", "value", "covered", "currency", "planned", "stands"],
  awards: ["payee", "period", "group", "award", "label", "amount"],
  vesting: ["payee", "period", "group", "award", "label", "date", "amount", "state"],
  credits: ["credit", "payee", "date", "key", "share", "value", "currency", "kind", "file", "line"],
  lines: ["payee", "period", "component", "credit", "key", "date", "amount", "currency"],
  journal: [
    "journal",
    "period",
    "date",
    "event",
    "account",
    "side",
    "amount",
    "currency",
    "payee",
    "component",
    "credit",
    "key",
  ],
  schedules: ["journal", "payee", "component", "credit", "key", "period", "amount", "remaining", "currency"],
  rollForward: [
    "journal",
    "period",
    "payee",
    "component",
    "credit",
    "key",
    "opening",
    "capitalised",
    "amortised",
    "writtenOff",
    "closing",
    "currency",
  ],
  rollForwardTotals: [
    "journal",
    "period",
    "opening",
    "capitalised",
    "amortised",
    "writtenOff",
    "closing",
    "currency",
  ],
  ledger: ledgerColumns,
  faults: [
    ...["code", "message", "help", "file", "planFile", "line", "column"],
    ...["payee", "period", "found", "expected"],
  ],
  leftOut: ["source", "file", "line", "reason"],
} as const;

type ListName = keyof typeof columns;
const fileStems: Readonly<Record<ListName, string>> = {
  payouts: "payouts",
  figures: "figures",
  goals: "goals",
  awards: "awards",
  vesting: "vesting",
  credits: "credits",
  lines: "lines",
  journal: "journal",
  schedules: "schedule",
  rollForward: "roll-forward",
  rollForwardTotals: "roll-forward-total",
  ledger: "ledger",
  faults: "faults",
  leftOut: "left-out",
};
const listNames = Object.keys(columns) as ListName[];

/** Lists with a line for every deal, which are written on request. */
const dealNames: ReadonlySet<ListName> = new Set<ListName>(["credits", "lines"]);

/** Lists of the books, which only a plan with journals has. */
const bookNames: ReadonlySet<ListName> = new Set<ListName>([
  "journal",
  "schedules",
  "rollForward",
  "rollForwardTotals",
]);

/** Lists of what is given that is not money. */
const awardNames: ReadonlySet<ListName> = new Set<ListName>(["awards", "vesting"]);

/** Lists of goals that are broken down. */
const goalNames: ReadonlySet<ListName> = new Set<ListName>(["goals"]);

export const resultFileNames: readonly string[] = [
  "control.json",
  ...listNames.flatMap((name) => [
    `${fileStems[name]}.csv`,
    `${fileStems[name]}.json`,
    `${fileStems[name]}.parquet`,
  ]),
];

/** The columns of each list, by the name of its file. */
export const listColumns: ReadonlyMap<string, readonly string[]> = new Map(
  listNames.map((name) => [fileStems[name], columns[name]]),
);

export function resultFiles(result: RunResult): readonly FileText[] {
  const lists = resultLists(result).flatMap(({ stem, csv, records }) => [
    { name: `${stem}.csv`, text: csv },
    { name: `${stem}.json`, text: `${JSON.stringify(records, null, 2)}\n` },
  ]);
  const control = result.control && {
    name: "control.json",
    text: `${JSON.stringify(result.control, null, 2)}\n`,
  };
  return control ? [...lists, control] : lists;
}

/** Everything a run lists. */
export function resultLists({ outcome, leftOut, ...has }: RunResult): readonly ResultList[] {
  const vesting = outcome.awards.flatMap((award) => award.vesting.map((part) => ({ ...award, ...part })));
  const { goals = [] } = outcome;
  const totals = rollForwardTotals(outcome.rollForward);
  const lists = { ...outcome, goals, vesting, rollForwardTotals: totals, leftOut };
  return listNames
    .filter((name) => has.hasBooks || !bookNames.has(name))
    .filter((name) => has.hasAwards || !awardNames.has(name))
    .filter((name) => has.paidBefore !== undefined || name !== "ledger")
    .filter((name) => has.hasGoals || !goalNames.has(name))
    .filter((name) => has.hasDeals !== false || !dealNames.has(name))
    .map((name) => {
      const records = lists[name].map((line) => record(line, columns[name]));
      return {
        stem: fileStems[name],
        columns: columns[name],
        records,
        // Only made where it is asked for: it is as long as the records themselves.
        get csv() {
          return stringify(records, { header: true, columns: [...columns[name]], cast: { boolean: yesNo } });
        },
      };
    });
}

/** As plans and data files write it. */
function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

/** The named values in their order; what a line does not have is left out. */
function record(line: object, names: readonly string[]): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(line));
  return Object.fromEntries(names.filter((name) => values.has(name)).map((name) => [name, values.get(name)]));
}
