/** Two plans beside one another, for a person and for programs. */

import type { PayComparison, PayDifference, PlanChange } from "@attain/dsl";
import { amountRecord, changeRecords, type Equality, payRecord, sameSentence } from "@attain/dsl/search";
import { exact, type Fraction } from "@attain/engine";
import { grouped } from "./grouped.js";
import { exampleText } from "./guarantee-text.js";
import { printable } from "./printable.js";
import type { Style } from "./style.js";
import { tableText } from "./table.js";

export interface ComparedPlans {
  readonly older: string;
  readonly newer: string;
  readonly changes: readonly PlanChange[];
  readonly equality: Equality;
  readonly pay?: PayComparison;
  readonly period?: string;
}

/** More than a screen of people helps nobody; `--json` and `--html` list all. */
const mostShown = 30;

export function diffText({ changes, equality, pay, period = "" }: ComparedPlans, style: Style): string {
  const list = changes.map(({ what }, index) => `${String(index + 1).padStart(3)}  ${printable(what)}\n`);
  const changed = list.length === 0 ? "Nothing that pays has changed\n" : list.join("");
  const same = sameText(equality, style);
  return `${style.bold("Changes")}\n${changed}\n${same}${pay ? payText(pay, changes, period, style) : ""}`;
}

function sameText({ verdict, how, witness }: Equality, style: Style): string {
  switch (verdict) {
    case "proved":
      return `${style.green("They always pay the same")}: ${how}\n`;
    case "unrefuted":
      return `${style.yellow("No difference was found")}: ${how}, which proves nothing\n`;
    case "refuted":
      return `${style.bold("They can pay differently")}\n${witness ? exampleText(witness, style) : ""}`;
  }
}

function payText(pay: PayComparison, changes: readonly PlanChange[], period: string, style: Style): string {
  const head = [
    { title: "", align: "left" as const },
    { title: "Before", align: "right" as const },
    { title: "After", align: "right" as const },
    { title: "Difference", align: "right" as const },
    { title: "Because of", align: "left" as const },
  ];
  const row = (each: PayDifference, who: string) => ({
    cells: [
      who,
      amountText(each.before),
      amountText(each.after),
      signedText(each.difference),
      becauseText(each, pay, changes),
    ],
  });
  const totals = pay.totals.map((total) => ({ ...row(total, `all, ${total.currency}`), bold: true }));
  const shown = pay.payees.slice(0, mostShown).map((each) => row(each, printable(each.payee)));
  const more = pay.payees.length - shown.length;
  const rest = more > 0 ? `... and ${more} more; --json lists all of them\n` : "";
  const table = tableText(head, [...totals, ...shown], style);
  return `\n${style.bold(`Pay of ${printable(period)}`)}\n${table}${rest}${sameSentence(pay)}\n`;
}

/** `1: +200.00; 3: -50.00`, by the numbers of the list. */
function becauseText(
  { because }: PayDifference,
  { steps }: PayComparison,
  changes: readonly PlanChange[],
): string {
  return because
    .map(({ step, difference }) => `${stepName(steps[step] ?? [], changes)}: ${signedText(difference)}`)
    .join("; ");
}

/** The numbers of the changes that were made together. */
export function stepName(step: readonly PlanChange[], changes: readonly PlanChange[]): string {
  return step.length === 0 ? "the rest" : step.map((change) => changes.indexOf(change) + 1).join(" + ");
}

export function amountText(value: Fraction): string {
  return grouped(amountRecord(value));
}

export function signedText(value: Fraction): string {
  return `${exact.sign(value) > 0 ? "+" : ""}${amountText(value)}`;
}

/** Everything, for programs. */
export function diffJson({ older, newer, changes, equality, pay, period }: ComparedPlans): object {
  return {
    old: older,
    new: newer,
    changes: changeRecords(changes),
    alwaysSame: equality,
    ...(pay && { period, ...payRecord(pay, changes) }),
  };
}
