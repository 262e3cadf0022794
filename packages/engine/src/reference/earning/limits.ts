import { limitWindow } from "../../limit-window.js";
import type { Component, Limit } from "../../rule-set.js";
import { add, max, min, subtract, zero } from "../../values/fraction.js";
import { type Context, figureContext } from "../context.js";
import { countedOrdinals, creditBook } from "../crediting/credit-book.js";
import { compareCredits } from "../crediting/credit-row.js";
import { numberAt } from "../expressions/operand.js";
import { type FigureOf, figureResult, settled } from "../figures/figure.js";
import { figureParts } from "../figures/figure-parts.js";
import { nameOf } from "../label.js";
import { found, unitOfGrain } from "../program/program.js";
import { grainPeriodAt, planPeriods } from "../time/grain-period.js";
import { explained } from "../trace.js";
import { isProblem, type NumberValue, numberValue, type Problem } from "../value.js";

/** Raises to every floor, or cuts at every cap. */
export async function limited(
  component: Component,
  limits: readonly Limit[],
  step: "floor" | "cap",
  value: NumberValue,
  context: Context,
): Promise<NumberValue | Problem> {
  let result = value;
  for (const limit of limits) {
    const bound = await boundOf(component, limit, step, context);
    if (isProblem(bound)) return bound;
    const before = result;
    const choose = step === "floor" ? max : min;
    const next = choose(before.value, bound.value);
    const isBinding = next !== before.value;
    context.run.observer?.limited(limit.place, isBinding);
    result = explained(context.run.tracer, numberValue(next), () => ({
      operation: step === "floor" ? "max" : "min",
      label: step,
      inputs: [before, bound],
      step,
      place: limit.place,
      why: isBinding ? (step === "floor" ? "raised to floor" : "capped") : "applied",
    }));
  }
  return result;
}

/** What a limit leaves for this period: of a longer window, less what its earlier periods used. */
async function boundOf(
  component: Component,
  limit: Limit,
  step: "floor" | "cap",
  context: Context,
): Promise<NumberValue | Problem> {
  const { tracer } = context.run;
  const value = await limitValue(component, limit, context);
  if (isProblem(value)) return value;
  const earlier = await earlierAmounts(component, limit, context);
  if (!Array.isArray(earlier)) return earlier;
  if (earlier.length === 0) return value;
  const used = earlier.reduce((sum, amount) => add(sum, amount.value), zero);
  const name = nameOf(context.run.program, limit.value);
  const { place } = limit;
  const sum = explained(tracer, numberValue(used), () => ({
    operation: "sum",
    label: `${component.name} earlier in the ${limit.per ?? "period"}`,
    inputs: earlier,
    place,
  }));
  const left = explained(tracer, numberValue(subtract(value.value, used)), () => ({
    operation: "subtract",
    label: `what is left of ${name}`,
    inputs: [value, sum],
    place,
  }));
  if (step === "floor") return left;
  // A cap that was used up pays nothing more; it takes nothing back.
  return explained(tracer, numberValue(max(left.value, zero)), () => ({
    operation: "max",
    label: `what is left of ${name}`,
    inputs: [left, numberValue(zero)],
    place,
  }));
}

/** Of a longer window one number, which every one of the component's periods reads settled. */
async function limitValue(
  { grain }: Component,
  limit: Limit,
  context: Context,
): Promise<NumberValue | Problem> {
  const { run, view, period, payee, group, limit: upTo } = context;
  const window = limitWindow(limit, grain);
  if (window === undefined || period === undefined) return numberAt(limit.value, context);
  const whole = grainPeriodAt(run.program.time, window.per, period.from);
  const owner = window.owner === "group" ? group : undefined;
  const value = await numberAt(limit.value, figureContext(context, payee, whole, view, upTo, owner));
  return isProblem(value) ? value : settled(value, limit.place, nameOf(run.program, limit.value), context);
}

async function earlierAmounts(
  component: Component,
  limit: Limit,
  context: Context,
): Promise<NumberValue[] | Problem> {
  const amounts: NumberValue[] = [];
  for (const of of await earlierPeriods(component, limit, context)) {
    const { amount } = await figureResult(of, context);
    if (isProblem(amount)) return amount;
    if (amount.kind === "number") amounts.push(amount);
  }
  return amounts;
}

/** The component's periods, or credits, of the limit's window before this one. */
async function earlierPeriods(
  component: Component,
  limit: Limit,
  context: Context,
): Promise<readonly FigureOf[]> {
  const { run, view, period, payee, group, credit } = context;
  const { grain, name } = component;
  const counted = limitWindow(limit, grain);
  if (counted === undefined || period === undefined) return [];
  const unit = unitOfGrain(grain);
  const isCut = group !== undefined && payee !== undefined;
  const figure = found(run.program.figures, name);
  const window = grainPeriodAt(run.program.time, counted.per, period.from);
  if (grain.owner !== "credit") {
    const days = { from: window.from, through: period.from - 1 };
    const earlier: FigureOf[] = [];
    for (const before of planPeriods(run.program.time, unit, days)) {
      if (grain.owner === "group") earlier.push({ figure, payee, period: before, ...(group && { group }) });
      else earlier.push(...(await figureParts(figure, payee, before, context)));
    }
    // Parts of the period that began before this one.
    const parts = isCut ? await figureParts(figure, payee, period, context) : [];
    const own = parts.findIndex((part) => part.group?.value === group?.value);
    return [...earlier, ...parts.slice(0, Math.max(own, 0))];
  }
  if (credit === undefined) return [];
  const book = await creditBook(run, view);
  const ordinals = await countedOrdinals(run, view, grain.credit, { payee });
  const rows = ordinals.flatMap((ordinal) => book.rows[ordinal] ?? []);
  return rows
    .filter((row) => row.date >= window.from && compareCredits(row, credit) < 0)
    .map((row) => ({ figure, payee, period: grainPeriodAt(run.program.time, "day", row.date), credit: row }));
}
