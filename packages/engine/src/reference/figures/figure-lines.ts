/** One owner's figures and components of every period that a run's period touches, as lines of an outcome. */

import type { Fault } from "../../fault.js";
import type { AwardLine, DealLine, FigureLine } from "../../outcome.js";
import { plainText } from "../../values/decimal-text.js";
import { add, type Fraction, zero } from "../../values/fraction.js";
import { settle } from "../../values/settle.js";
import { amountText, currencyOf } from "../amounts.js";
import type { Context } from "../context.js";
import { awardLines, isAward } from "../earning/awards.js";
import { figuresOf } from "../earning/component-figures.js";
import { paysOf } from "../earning/component-pays.js";
import { dealLines } from "../earning/deal-lines.js";
import type { Placed } from "../outcome-order.js";
import { type FigureDefinition, unitOfGrain } from "../program/program.js";
import { groupsWithin } from "../sharing/groups.js";
import { daysWithin } from "../time/days-in-plan.js";
import { type Days, type GrainPeriod, planPeriods } from "../time/grain-period.js";
import { isProblem, type Result, textOf } from "../value.js";
import { type FigureOf, type FigureResult, figureResult } from "./figure.js";
import { figureParts } from "./figure-parts.js";

export interface OwnedLines {
  readonly figures: readonly Placed<FigureLine>[];
  readonly lines: readonly Placed<DealLine>[];
  readonly awards: readonly Placed<AwardLine>[];
  readonly faults: readonly Fault[];
}

/** Of a payee, or of the plan itself; `context` holds the view at the end of the run's period. */
export async function ownedLines(
  payee: string | undefined,
  asked: Days,
  context: Context,
): Promise<OwnedLines> {
  const { program } = context.run;
  const figures: Placed<FigureLine>[] = [];
  const lines: Placed<DealLine>[] = [];
  const awards: Placed<AwardLine>[] = [];
  const faults: Fault[] = [];
  for (const [position, figure] of [...program.figures.values()].entries()) {
    const { grain } = figure.definition;
    const isPayees = grain.owner === "payee" || grain.owner === "credit";
    if (isPayees !== (payee !== undefined)) continue;
    const found =
      grain.owner === "credit"
        ? await creditLines(figure, payee ?? "", asked, context)
        : await periodLines(figure, payee, asked, context);
    const placed = (period: GrainPeriod) => ({ period, payee: payee ?? "", position });
    figures.push(...found.figures.map(({ line, period }) => ({ line, ...placed(period) })));
    lines.push(...found.lines.map(({ line, period }) => ({ line, ...placed(period) })));
    awards.push(...found.awards.map(({ line, period }) => ({ line, ...placed(period) })));
    faults.push(...found.faults);
  }
  return { figures, lines, awards, faults };
}

interface Found {
  readonly figures: { readonly line: FigureLine; readonly period: GrainPeriod }[];
  readonly lines: { readonly line: DealLine; readonly period: GrainPeriod }[];
  readonly awards: { readonly line: AwardLine; readonly period: GrainPeriod }[];
  readonly faults: Fault[];
}

async function periodLines(
  figure: FigureDefinition,
  payee: string | undefined,
  asked: Days,
  context: Context,
): Promise<Found> {
  const { run, view } = context;
  const found: Found = { figures: [], lines: [], awards: [], faults: [] };
  for (const period of touchedPeriods(figure, asked, context)) {
    if (payee !== undefined && (await daysWithin(run, view, payee, period)).length === 0) continue;
    for (const of of await numbersOf(figure, payee, period, context)) {
      const result = await figureResult(of, context);
      for (const line of linesOf(figure, result, payee ?? "", of, found))
        found.figures.push({ line, period });
      if (figure.kind !== "component" || result.amount.kind !== "number") continue;
      if (isAward(figure.definition)) {
        const lines = await awardLines(figure.definition, of, result.amount.value, asked, context);
        found.awards.push(...lines.map((line) => ({ line, period })));
        continue;
      }
      const pays = await paysOf(figure.definition, of, result, context);
      if ("kind" in pays) found.faults.push(pays.fault);
      else {
        const lines = dealLines(figure.definition, payee ?? "", period.text, result.amount.value, pays);
        found.lines.push(...lines.map((line) => ({ line, period })));
      }
    }
  }
  return found;
}

/** One for each group that has members, or for each part of a payee's period. */
async function numbersOf(
  figure: FigureDefinition,
  payee: string | undefined,
  period: GrainPeriod,
  context: Context,
): Promise<readonly FigureOf[]> {
  const { grain } = figure.definition;
  if (grain.owner !== "group") return figureParts(figure, payee, period, context);
  const { column } = grain;
  const groups = await groupsWithin(context.run, context.view, column, period);
  return groups.map((value) => ({ figure, payee, period, group: { column, value } }));
}

/** Periods of the figure's own length with a day in the run's period. */
function touchedPeriods(
  { definition }: FigureDefinition,
  asked: Days,
  { run }: Context,
): readonly GrainPeriod[] {
  const { time } = run.program;
  const unit = unitOfGrain(definition.grain);
  return planPeriods(time, unit, asked);
}

/**
 * Components of one number a credit: a line a credit, and what they come to in each period in which
 * they are paid. Other figures of a credit are parts of formulas and have no lines.
 */
async function creditLines(
  figure: FigureDefinition,
  payee: string,
  asked: Days,
  context: Context,
): Promise<Found> {
  const found: Found = { figures: [], lines: [], awards: [], faults: [] };
  if (figure.kind !== "component") return found;
  const component = figure.definition;
  const { time } = context.run.program;
  for (const period of planPeriods(time, component.paidPer, asked)) {
    if ((await daysWithin(context.run, context.view, payee, period)).length === 0) continue;
    const results: FigureResult[] = [];
    for (const of of await figuresOf(component, payee, period, context)) {
      const result = await figureResult(of, context);
      if (isProblem(result.amount)) found.faults.push(result.amount.fault);
      if (result.amount.kind !== "number" || of.credit === undefined) continue;
      results.push(result);
      if (isAward(component)) continue;
      const pays = [{ credit: of.credit, pay: result.amount.value }];
      const lines = dealLines(component, payee, period.text, result.amount.value, pays);
      found.lines.push(...lines.map((line) => ({ line, period })));
    }
    const total = totalOf(results);
    for (const line of linesOf(figure, total, payee, { period }, found)) found.figures.push({ line, period });
    if (!isAward(component) || total.amount.kind !== "number") continue;
    const given = await awardLines(component, { payee, period }, total.amount.value, asked, context);
    found.awards.push(...given.map((line) => ({ line, period })));
  }
  return found;
}

function totalOf(results: readonly FigureResult[]): FigureResult {
  const sum = (part: "amount" | "uncapped" | "excess"): Result => {
    const values = results.flatMap((result) => {
      const value = result[part];
      return value.kind === "number" ? [value.value] : [];
    });
    return { kind: "number", value: values.reduce(add, zero) };
  };
  return {
    amount: sum("amount"),
    uncapped: sum("uncapped"),
    excess: sum("excess"),
    isCapped: results.some((result) => result.isCapped),
  };
}

function linesOf(
  figure: FigureDefinition,
  result: FigureResult,
  payee: string,
  { period, group }: Pick<FigureOf, "period" | "group">,
  found: Found,
): readonly FigureLine[] {
  if (isProblem(result.amount)) {
    found.faults.push(result.amount.fault);
    return [];
  }
  const { definition } = figure;
  const currency = currencyOf(definition.type);
  const line = (name: string, value: string): FigureLine => ({
    payee,
    period: period.text,
    ...(group && { group: group.value }),
    name,
    value,
    ...(currency !== undefined && { currency }),
  });
  const amount = valueText(figure, result.amount);
  if (amount === undefined) return [];
  const lines = [line(definition.name, amount)];
  if (!result.isCapped) return lines;
  for (const part of ["uncapped", "excess"] as const) {
    const value = result[part];
    const text = value.kind === "number" ? settledText(value.value) : undefined;
    if (text !== undefined) lines.push(line(`${definition.name}.${part}`, text));
  }
  return lines;
}

/** What a figure prints; `undefined` where it has no value, or one too large to print. */
function valueText(figure: FigureDefinition, value: Result): string | undefined {
  if (isProblem(value) || value.kind === "nothing") return undefined;
  if (value.kind !== "number") return textOf(value);
  return figure.kind === "component" ? amountText(figure.definition, value.value) : settledText(value.value);
}

function settledText(value: Fraction): string | undefined {
  const settled = settle(value);
  return settled && plainText(settled);
}
