/**
 * Explains one component of one payee and period: calculates it again with a tracer and keeps what its
 * amount follows from. An explanation that does not come to the calculated amount is refused.
 */

import type { Explanation, ExplanationNode } from "../../explain/explanation.js";
import type { Facts } from "../../facts/facts.js";
import type { Fault } from "../../fault.js";
import type { Component, RuleSet } from "../../rule-set.js";
import { add, zero } from "../../values/fraction.js";
import { parsePeriod } from "../../values/period.js";
import { amountText, currencyOf } from "../amounts.js";
import type { Context } from "../context.js";
import { type FigureOf, figureResult } from "../figures/figure.js";
import { figureParts } from "../figures/figure-parts.js";
import { type FigureDefinition, type Program, prepareProgram, unitOfGrain } from "../program/program.js";
import { Run } from "../run.js";
import {
  askedForNoComponent,
  explanationDiffers,
  nothingToExplain,
  unknownPeriod,
  type Where,
} from "../run-faults.js";
import {
  type GrainPeriod,
  grainPeriod,
  grainPeriodAt,
  isCoarserUnit,
  wholePlan,
} from "../time/grain-period.js";
import { explained, Tracer } from "../trace.js";
import { isProblem, type NumberValue, nothing, numberValue, type Result } from "../value.js";
import { figuresOf } from "./component-figures.js";

export interface ExplainRequest {
  readonly payee: string;
  readonly component: string;
  /** A period of the component, as its figure line has it; a shorter one is a look at its last day. */
  readonly period: string;
  /**
   * The period that was calculated, at whose end it is looked at (rows dated or learned later do not
   * count), or a day; without it `period`. It makes the amount that of `calculate`'s figure line.
   */
  readonly asOf?: string;
}

export interface Unexplained {
  readonly faults: readonly Fault[];
}

export async function explainComponent(
  ruleSet: RuleSet,
  facts: Facts,
  request: ExplainRequest,
): Promise<Explanation | Unexplained> {
  const program = prepareProgram(ruleSet);
  if (program.faults.length > 0) return { faults: program.faults };
  const { place } = ruleSet.payout;
  const figure = program.figures.get(request.component);
  if (figure?.kind !== "component") return { faults: [askedForNoComponent(place, request.component)] };
  const asked = askedPeriod(request.period, program);
  if (asked === undefined) return { faults: [unknownPeriod(place, request.period)] };
  const asOf = request.asOf === undefined ? asked : askedPeriod(request.asOf, program);
  if (asOf === undefined) return { faults: [unknownPeriod(place, request.asOf ?? "")] };

  const tracer = new Tracer();
  const run = new Run(program, facts, tracer);
  const context: Context = { run, view: run.view(asOf.through) };
  const component = figure.definition;
  const where: Where = { place: component.place, payee: request.payee, period: request.period };
  const period = periodOf(component, asked, run);
  if (period === undefined) {
    const reason = `it is earned per ${component.grain.owner === "credit" ? component.paidPer : component.grain.per}`;
    return { faults: [nothingToExplain(where, component.name, reason)] };
  }
  const amount = await amountOf(figure, request.payee, period, context);
  if (isProblem(amount)) return { faults: [amount.fault] };
  if (amount.kind !== "number") {
    return {
      faults: [
        nothingToExplain(
          where,
          component.name,
          "the payee is not in the plan by then, or the component is not in force",
        ),
      ],
    };
  }
  const bare = new Run(program, facts, undefined);
  const again = await amountOf(figure, request.payee, period, { run: bare, view: bare.view(asOf.through) });
  const calculated = again.kind === "number" ? amountText(component, again.value) : undefined;
  const text = amountText(component, amount.value);
  if (calculated !== text) {
    return { faults: [explanationDiffers(where, component.name, text, calculated ?? "nothing")] };
  }
  return {
    format: "attain-explanation/1",
    plan: ruleSet.plan.name,
    payee: request.payee,
    period: period.text,
    component: component.name,
    amount: text,
    currency: currencyOf(component.type) ?? "",
    ...pruned(tracer.nodes, tracer.nodeOf(amount)),
  };
}

/** `2026-Q1`; `plan`, as the figure line of one number over all of the plan has it. */
function askedPeriod(text: string, { time }: Program): GrainPeriod | undefined {
  if (text === "plan") return wholePlan(time);
  const period = parsePeriod(text);
  return period && grainPeriod(time, period);
}

/** The component's own period that is looked at; `undefined` when several are asked for at once. */
function periodOf({ grain, paidPer }: Component, asked: GrainPeriod, run: Run): GrainPeriod | undefined {
  const { time } = run.program;
  const unit = grain.owner === "credit" ? paidPer : unitOfGrain(grain);
  if (isCoarserUnit(asked.unit, unit)) return undefined;
  return grainPeriodAt(time, unit, Math.max(asked.from, time.from));
}

async function amountOf(
  figure: Extract<FigureDefinition, { kind: "component" }>,
  payee: string,
  period: GrainPeriod,
  context: Context,
): Promise<Result> {
  const { definition } = figure;
  const { grain } = definition;
  if (grain.owner === "credit") {
    return sumOfParts(definition, await figuresOf(definition, payee, period, context), context);
  }
  if (grain.owner === "payee" && grain.cut !== undefined) {
    return sumOfParts(definition, await figureParts(figure, payee, period, context), context);
  }
  // A group's number is nobody's pay.
  if (grain.owner === "group") return nothing;
  const owner = grain.owner === "payee" ? payee : undefined;
  return (await figureResult({ figure, payee: owner, period }, context)).amount;
}

/** What a component of one number a credit, or a part of its period, comes to when it is paid. */
async function sumOfParts(
  component: Component,
  figures: readonly FigureOf[],
  context: Context,
): Promise<Result> {
  const inputs: NumberValue[] = [];
  for (const of of figures) {
    const { amount } = await figureResult(of, context);
    if (isProblem(amount)) return amount;
    if (amount.kind === "number") inputs.push(amount);
  }
  const total = inputs.reduce((sum, input) => add(sum, input.value), zero);
  const unit = currencyOf(component.type);
  return explained(context.run.tracer, numberValue(total), () => ({
    operation: "sum",
    label: component.name,
    inputs,
    place: component.place,
    ...(unit !== undefined && { unit }),
  }));
}

/** Only what the root follows from, in the same order. */
function pruned(nodes: readonly ExplanationNode[], root: number): Pick<Explanation, "nodes" | "root"> {
  const kept = new Set([root]);
  for (let index = root; index >= 0; index -= 1) {
    if (kept.has(index)) for (const input of nodes[index]?.inputs ?? []) kept.add(input);
  }
  const order = [...kept].sort((a, b) => a - b);
  const renamed = new Map(order.map((old, index) => [old, index]));
  return {
    root: renamed.get(root) ?? 0,
    nodes: order.flatMap((old) => {
      const node = nodes[old];
      return node === undefined
        ? []
        : [{ ...node, inputs: node.inputs.map((input) => renamed.get(input) ?? 0) }];
    }),
  };
}
