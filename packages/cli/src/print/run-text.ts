/** A run's answer: tables and sentences for a person, one object for a program. */

import {
  type ControlTotals,
  dataNoteText,
  type LeftOutRow,
  lastDayOf,
  type Outcome,
  parsePeriod,
  type RuleSet,
} from "@attain/engine";
import type { Io } from "../io.js";
import { problemsOfRun } from "../plan/problem.js";
import { resultFiles } from "../results/result-files.js";
import type { RunResult } from "../results/run-result.js";
import { awardsTable } from "./awards-table.js";
import { balancesTable } from "./balances-table.js";
import { booksTables } from "./books-tables.js";
import { faultsText } from "./fault-text.js";
import { goalsTable } from "./goals-table.js";
import { noticesText, readText } from "./notices-text.js";
import { payoutTables } from "./payout-table.js";
import { printable } from "./printable.js";
import { styleFor } from "./style.js";

export interface RunContext {
  readonly ruleSet: RuleSet;
  /** The plan as the user named it. */
  readonly file: string;
  readonly out: string | undefined;
  /** Where the ledger was written to. */
  readonly ledger: string | undefined;
}

/** Texts for the standard output and for standard error. */
export function runText(
  result: RunResult,
  { ruleSet, file, out, ledger }: RunContext,
  io: Io,
): { readonly text: string; readonly faults: string } {
  const { outcome, leftOut, isPaid, control } = result;
  const style = styleFor(io.stdout, io);
  const fileNames = resultFiles(result).map(({ name }) => name);
  const lines: string[] = [];
  if (isPaid) {
    const title = `${printable(ruleSet.plan.label ?? ruleSet.plan.name)}, ${outcome.period}`;
    lines.push(`${style.bold(title)}\n`);
    if (outcome.payouts.length === 0) lines.push(nobodyText(result));
    else lines.push(payoutTables(outcome.payouts, ruleSet.payout.components, style));
    const balances = balancesTable(outcome.figures, style);
    if (balances !== "") lines.push(`\n${style.bold("Still open")}\n`, balances);
    const awards = awardsTable(outcome.awards, style);
    if (awards !== "") lines.push(`\n${style.bold("Awards")}\n`, awards);
    const goals = goalsTable(outcome.goals ?? [], style);
    if (goals !== "") lines.push(`\n${style.bold("Goals")}\n`, goals);
    const books = booksTables(outcome, style);
    if (books !== "") lines.push(`\n${style.bold("Books")}\n`, books);
    const notices = noticesText(result.notices);
    if (notices !== "") lines.push(`\n${style.bold("Not counted")}\n`, notices);
    const read = readText(result.notices);
    if (read !== "") lines.push(`\n${style.bold("As it was read")}\n`, read);
    if (out !== undefined) lines.push(`Written to ${printable(out)}: ${fileNames.join(", ")}\n`);
    if (out !== undefined && control) lines.push(controlText(control));
    if (ledger !== undefined) lines.push(ledgerText(result, ledger));
  }
  return { text: lines.join(""), faults: faultsPart(outcome.faults.length, leftOut) };

  function nobodyText({ paidBefore = [] }: RunResult): string {
    const { fiscal } = ruleSet.plan;
    const endOf = (text: string) => {
      const period = parsePeriod(text);
      return period === undefined ? Number.POSITIVE_INFINITY : lastDayOf(fiscal, period);
    };
    const own = paidBefore.filter(({ plan }) => plan === ruleSet.plan.name);
    const isPaidAlready = own.some(({ payPeriod }) => endOf(payPeriod) >= endOf(outcome.period));
    return isPaidAlready
      ? `${outcome.period} was paid already, as the ledger says.\n`
      : "Nobody is paid anything in this period.\n";
  }

  function faultsPart(count: number, rows: readonly LeftOutRow[]): string {
    if (count === 0) return "";
    const errorStyle = styleFor(io.stderr, io);
    const counted = count === 1 ? "1 fault" : `${count} faults`;
    const summary = isPaid
      ? `${counted}: what is at fault was left out${rows.length > 0 ? `, ${leftOutText(rows)}` : ""}.\n`
      : `${counted}: nothing was paid${out === undefined ? "" : " and nothing was written"}.\n`;
    return `${faultsText(outcome.faults, file, errorStyle)}${summary}`;
  }
}

/** `with 3 rows: data/deals.csv:4, data/deals.csv:9, ...`. */
function leftOutText(rows: readonly LeftOutRow[]): string {
  const shown = rows.slice(0, 10).map((row) => printable(`${row.file}:${row.line}`));
  const more = rows.length - shown.length;
  const counted = rows.length === 1 ? "1 row" : `${rows.length} rows`;
  return `with ${counted}: ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function ledgerText({ paidBefore = [], outcome }: RunResult, file: string): string {
  const added = outcome.ledger.length;
  const entries = added === 1 ? "1 new entry" : `${added} new entries`;
  return `The ledger is written to ${printable(file)}: ${paidBefore.length + added} entries, ${entries}\n`;
}

/** What the run can be compared with another by. */
function controlText({ rows, payees, payouts, digest }: ControlTotals): string {
  const counted = rows.map(({ source, count }) => `${count} of ${source}`).join(", ");
  return `Control: rows ${counted}; ${payouts} payouts to ${payees} payees; digest ${digest.slice(0, 16)}\n`;
}

/** The books of a plan that has journals. */
function bookLists({ journal, schedules, rollForward }: Outcome): object {
  return { journal, schedules, rollForward };
}

/** `leftOut`, `superseded`, `outsidePlan` and `notes` stand there only when there is something to list. */
export function runJson(result: RunResult, planFile: string): object {
  const { outcome, leftOut, notices, isPaid, control, evaluator, paidBefore, hasBooks, hasAwards, hasGoals } =
    result;
  return {
    plan: outcome.plan,
    period: outcome.period,
    payouts: outcome.payouts.map(({ payee, period, component, amount, currency }) => {
      return { payee, period, component, amount, currency };
    }),
    figures: outcome.figures.map(({ payee, period, group, name, value }) => {
      return { payee, period, ...(group !== undefined && { group }), name, value };
    }),
    ...(hasGoals && { goals: outcome.goals ?? [] }),
    ...(hasAwards && { awards: outcome.awards }),
    faults: problemsOfRun(outcome.faults, planFile),
    ...(hasBooks && bookLists(outcome)),
    ...(paidBefore && { ledger: outcome.ledger }),
    ...(isPaid && leftOut.length > 0 && { leftOut }),
    ...(control && { control }),
    ...(evaluator && { evaluator }),
    ...(notices.superseded.length > 0 && { superseded: notices.superseded }),
    ...(notices.outsidePlan.length > 0 && { outsidePlan: notices.outsidePlan }),
    ...(notices.read.length > 0 && { notes: notices.read.map(dataNoteText) }),
  };
}
