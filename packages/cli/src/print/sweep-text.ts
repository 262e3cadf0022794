/** What scenarios cost, and who would get more or less: a table for a person, one object for a program. */

import {
  type Cost,
  type CostChange,
  costChanges,
  costOf,
  type PayeeChange,
  type RuleSet,
  type ScenarioPay,
  type UncoveredForm,
} from "@attain/engine";
import { problemsOfRun } from "../plan/problem.js";
import { grouped } from "./grouped.js";
import { mostRows } from "./most-rows.js";
import { printable } from "./printable.js";
import type { Style } from "./style.js";
import { type Column, type Row, tableText } from "./table.js";

/** A scenario beside the plan as it stands; who gets what only where there is room for it. */
export interface Swept {
  readonly pay: Pick<ScenarioPay, "changes" | "evaluator" | "faults">;
  readonly cost: readonly Cost[];
  readonly changes: readonly Change[];
}

interface Change extends Omit<CostChange, "winners" | "losers"> {
  readonly winners: number;
  readonly losers: number;
  /** Whose payout changes, by name; only where that is asked for. */
  readonly payees?: readonly PayeeChange[];
}

export function sweptOf(pay: ScenarioPay, base: ScenarioPay, withPayees: boolean): Swept {
  const { changes: set, evaluator, faults } = pay;
  const changes = costChanges(base, pay).map(({ winners, losers, ...change }): Change => {
    const payees = withPayees && [...winners, ...losers].sort((a, b) => (a.payee < b.payee ? -1 : 1));
    return { ...change, winners: winners.length, losers: losers.length, ...(payees && { payees }) };
  });
  return { pay: { changes: set, evaluator, faults }, cost: costOf(pay), changes };
}

interface Sweeping {
  /** The first is the plan as it stands. */
  readonly all: readonly Swept[];
  readonly uncovered: readonly UncoveredForm[];
}

interface Context {
  readonly ruleSet: RuleSet;
  /** The plan as the user named it. */
  readonly file: string;
  readonly period: string;
}

export function sweepText(
  { all, uncovered }: Sweeping,
  { ruleSet, period, names }: Context & { readonly names: readonly string[] },
  style: Style,
): string {
  const { name, label } = ruleSet.plan;
  const lines = [`${style.bold(`${printable(label ?? name)}, ${period}`)}\n`];
  const currencies = [...new Set(all.flatMap(({ cost }) => cost.map(({ currency }) => currency)))].sort();
  for (const currency of currencies) lines.push(tableOf(all, names, currency, style));
  if (currencies.length === 0) lines.push("Nobody is paid anything in this period.\n");
  if (uncovered.length > 0) {
    // That it is only columns that cannot say it is nothing to whoever reads what is paid.
    const forms = [...new Set(uncovered.map(({ form }) => form.replace(/, in columns$/, "")))].join(", ");
    lines.push(
      `Every figure is exact. It took longer, because the plan has ${printable(forms)}: with that, each\n` +
        "value is tried by calculating everything anew, and not only what depends on it.\n",
    );
  }
  return lines.join("");
}

function tableOf(all: readonly Swept[], names: readonly string[], currency: string, style: Style): string {
  const right = (title: string): Column => ({ title, align: "right" });
  const columns = [...names, `Cost ${currency}`, "Difference", "Winners", "Losers"].map(right);
  const rows = all.map(({ pay, changes }, index): Row => {
    const own = changes.find((change) => change.currency === currency);
    const values = names.map((name) => (index === 0 ? "as it stands" : (pay.changes.get(name) ?? "")));
    const isFaulty = pay.faults.length > 0;
    const counts = [own?.winners ?? 0, own?.losers ?? 0].map((count) => grouped(String(count)));
    return {
      cells: [
        ...values,
        isFaulty ? "at fault" : grouped(own?.after ?? "0"),
        ...(index === 0 || isFaulty ? ["", "", ""] : [grouped(own?.difference ?? "0"), ...counts]),
      ],
      bold: index === 0,
      ruled: index === 1,
    };
  });
  const hidden = rows.length - mostRows;
  const more = hidden > 0 ? `${hidden} more scenarios are not shown; --json has them all\n` : "";
  return `${tableText(columns, rows.slice(0, mostRows), style)}${more}`;
}

export function sweepJson({ all, uncovered }: Sweeping, { ruleSet, file, period }: Context): object {
  const [base, ...scenarios] = all;
  return {
    plan: ruleSet.plan.name,
    period,
    evaluator: base?.pay.evaluator,
    ...(uncovered.length > 0 && { wholeRunsBecauseOf: [...new Set(uncovered.map(({ form }) => form))] }),
    base: { cost: base?.cost, faults: problemsOfRun(base?.pay.faults ?? [], file) },
    scenarios: scenarios.map(({ pay, changes }) => ({
      set: Object.fromEntries(pay.changes),
      cost: changes.map(({ before: _, after, ...change }) => ({ ...change, amount: after })),
      faults: problemsOfRun(pay.faults, file),
    })),
  };
}
