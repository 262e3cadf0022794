/** Steps 4 and 5 of a component: its gates, then `pay`, at a table of tiers or plainly. */

import type { Step as ExplanationStep } from "../../explain/explanation.js";
import type { ComponentVersion, Pay } from "../../rule-set.js";
import { add, type Fraction, isZero, multiply, zero } from "../../values/fraction.js";
import type { Context } from "../context.js";
import type { CreditRow } from "../crediting/credit-row.js";
import { type Answer, decide } from "../deciding/decide.js";
import { numberAt } from "../expressions/operand.js";
import { nameOf } from "../label.js";
import { endRate, type Plus, priceStep, reachedPluses } from "../tiers/price.js";
import { type TierTable, tierTable, valueAt } from "../tiers/tier-table.js";
import { type CreditPay, placeBefore, type Step, upTo, type Walk, walkCredits } from "../tiers/walk.js";
import { readsCredits, walkOrdinals } from "../tiers/walk-ordinals.js";
import { fromOf, throughOf } from "../time/scope.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";

export interface Earned {
  /** Exact, before `times` and the limits. */
  readonly pay: NumberValue;
  /** Of each credit, where the walk was made. */
  readonly pays: readonly CreditPay[] | undefined;
}

/** A version that pays by itself, not by a share or a place among others. */
export type PayingVersion = ComponentVersion & { readonly pay: Pay };

/** The gates' answers, up to the first that is shut. */
export async function askGates(
  version: Pick<ComponentVersion, "gates">,
  context: Context,
): Promise<readonly Answer[] | Problem> {
  const answers: Answer[] = [];
  for (const gate of version.gates) {
    const answer = await decide(gate.rule, context);
    if (isProblem(answer)) return answer;
    answers.push(answer);
    if (!answer.yes) break;
  }
  return answers;
}

/** What open gates pay. `withPays` makes the walk also where the amount does not need it. */
export async function earn(
  version: PayingVersion,
  context: Context,
  withPays: boolean,
): Promise<Earned | Problem> {
  const { base, at } = version.pay;
  const table = at === undefined ? undefined : await tierTable(at.tiers, version.pay.place, context);
  if (table !== undefined && "kind" in table) return table;
  const firstPaid = await firstPaidOrdinal(version, context);
  if (typeof firstPaid !== "number") return firstPaid;
  const isCut = firstPaid >= 0 || isNarrower(version, context);
  const hasPlus = table?.pluses.some((plus) => plus !== undefined) ?? false;
  const isWalked = table !== undefined && ["marginal", "reached", "topRate"].includes(table.mode);
  const whole = await wholeBase(version, context);
  if (isProblem(whole)) return whole;
  const axis = at === undefined ? undefined : await numberAt(at.axis, context);
  if (axis !== undefined && isProblem(axis)) return axis;
  const end = axis && stepped("axis", axis, at ? nameOf(context.run.program, at.axis) : "", version, context);
  const plain = () => plainPay(version, whole, table, end, context);
  const isSum = isWalked || isCut;
  if (!isSum && !hasPlus && !withPays) return { pay: plain(), pays: undefined };
  const ordinals = await walkOrdinals(at === undefined ? [base] : [base, at.axis], [], context);
  // Which tiers were reached is known without the steps; only who reached them is not.
  const isStepped = isSum || withPays;
  const walk = await walkCredits(base, at?.axis, isStepped ? ordinals : [], context);
  if ("kind" in walk) return walk;
  const isPaid = (step: Step) =>
    step.credit === undefined || (step.ordinal >= firstPaid && isInDates(version, step.credit));
  const steps = [walk.start, ...walk.steps].filter(isPaid);
  const sliced = payOfSteps(steps, table, end, context);
  const pay = isSum ? summedPay(version, sliced, context) : plain();
  const isCounting = ordinals.length > 0 || countsWithoutCredit(version, walk, context);
  const pluses = table && end && isCounting ? reachedPluses(walk, table, end, context) : [];
  return {
    pay: withPluses(version, pay, table, pluses, context),
    pays: isStepped ? paysByCredit(sliced.pays, pluses) : undefined,
  };
}

/** Without any credit nothing was reached, unless the formula has no credits in it or given figures. */
function countsWithoutCredit({ pay }: PayingVersion, walk: Walk, context: Context): boolean {
  const slots = pay.at === undefined ? [pay.base] : [pay.base, pay.at.axis];
  if (!readsCredits(slots, context)) return true;
  return walk.inherited === undefined && !isZero(walk.start.part.value);
}

// ---------------------------------------------------------------- which credits are paid

/** The credit that opened the gates which pay nothing for the past; -1 where nothing is lost. */
async function firstPaidOrdinal(version: PayingVersion, context: Context): Promise<number | Problem> {
  const lost = version.gates.filter((gate) => gate.past === "lost");
  if (lost.length === 0 || context.credit !== undefined) return -1;
  const { base, at } = version.pay;
  const slots = at === undefined ? [base] : [base, at.axis];
  const ordinals = await walkOrdinals(
    slots,
    version.gates.map((gate) => gate.rule),
    context,
  );
  const before = await placeBefore(context);
  let first = -1;
  for (const gate of lost) {
    for (const ordinal of [before, ...ordinals]) {
      const answer = await decide(gate.rule, upTo(context, ordinal));
      if (isProblem(answer) && !answer.answeredByElse) return answer;
      if (!isProblem(answer) && answer.yes) {
        if (ordinal !== before) first = Math.max(first, ordinal);
        break;
      }
    }
  }
  return first;
}

/** Whether the statement stands for only a part of the period. */
function isNarrower(version: ComponentVersion, { period, run }: Context): boolean {
  if (period === undefined) return false;
  const { time } = run.program;
  return (
    fromOf(version) > Math.max(period.from, time.from) ||
    throughOf(version) < Math.min(period.through, time.through)
  );
}

function isInDates(version: ComponentVersion, credit: CreditRow): boolean {
  return fromOf(version) <= credit.date && credit.date <= throughOf(version);
}

// ---------------------------------------------------------------- amounts

async function wholeBase(version: PayingVersion, context: Context): Promise<NumberValue | Problem> {
  const { base } = version.pay;
  const value = await numberAt(base, context);
  return isProblem(value)
    ? value
    : stepped("base", value, nameOf(context.run.program, base), version, context);
}

function stepped(
  step: ExplanationStep,
  value: NumberValue,
  label: string,
  version: PayingVersion,
  { run }: Context,
): NumberValue {
  const { place } = version.pay;
  return explained(run.tracer, value, () => ({ operation: "same", label, inputs: [value], step, place }));
}

/** The base, times what the table says of the axis. */
function plainPay(
  version: PayingVersion,
  base: NumberValue,
  table: TierTable | undefined,
  axis: NumberValue | undefined,
  context: Context,
): NumberValue {
  const rate = table && axis && valueAt(table, axis, context);
  const { tracer } = context.run;
  const draft = { label: "pay", step: "pay", place: version.pay.place } as const;
  if (rate === undefined)
    return explained(tracer, base, () => ({ operation: "same", inputs: [base], ...draft }));
  return explained(tracer, numberValue(multiply(base.value, rate.value)), () => ({
    operation: "multiply",
    inputs: [base, rate],
    ...draft,
  }));
}

interface SlicedPay {
  readonly total: Fraction;
  readonly products: readonly NumberValue[];
  readonly pays: readonly CreditPay[];
}

function payOfSteps(
  steps: readonly Step[],
  table: TierTable | undefined,
  end: NumberValue | undefined,
  context: Context,
): SlicedPay {
  const atEnd = table && end && endRate(table, end, context);
  const products: NumberValue[] = [];
  const pays: CreditPay[] = [];
  let total = zero;
  for (const step of steps) {
    const price =
      table && atEnd
        ? priceStep(step, table, atEnd, context)
        : { pay: step.part.value, products: [step.part] };
    total = add(total, price.pay);
    products.push(...price.products);
    if (step.credit !== undefined) pays.push({ credit: step.credit, pay: price.pay });
  }
  return { total, products, pays };
}

function summedPay(version: PayingVersion, { total, products }: SlicedPay, { run }: Context): NumberValue {
  return explained(run.tracer, numberValue(total), () => ({
    operation: "sum",
    label: "pay",
    inputs: products,
    step: "pay",
    place: version.pay.place,
  }));
}

function withPluses(
  version: PayingVersion,
  pay: NumberValue,
  table: TierTable | undefined,
  pluses: readonly Plus[],
  { run }: Context,
): NumberValue {
  if (pluses.length === 0) return pay;
  const total = pluses.reduce((sum, { amount }) => add(sum, amount.value), pay.value);
  return explained(run.tracer, numberValue(total), () => ({
    operation: "add",
    label: `pay plus what ${table?.name ?? "the tiers"} adds`,
    inputs: [pay, ...pluses.map(({ amount }) => amount)],
    step: "plus",
    place: version.pay.place,
  }));
}

function paysByCredit(pays: readonly CreditPay[], pluses: readonly Plus[]): readonly CreditPay[] {
  if (pluses.length === 0) return pays;
  return pays.map(({ credit, pay }) => ({
    credit,
    pay: pluses
      .filter((plus) => plus.credit === credit)
      .reduce((sum, { amount }) => add(sum, amount.value), pay),
  }));
}
