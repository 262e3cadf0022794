/**
 * Explains one component of one payee and period: calculates it again with a tracer and keeps what its
 * amount follows from. An explanation that does not come to the calculated amount is refused.
 */

import type { Explanation, ExplanationNode } from "../explain/explanation.js";
import type { Facts } from "../facts/facts.js";
import type { Fault } from "../fault.js";
import type { Component, RuleSet } from "../rule-set.js";
import { sumDecimals } from "../values/decimal-sum.js";
import { add, zero } from "../values/fraction.js";
import { parsePeriod } from "../values/period.js";
import { amountText, currencyOf } from "./amounts.js";
import { figuresOf } from "./component-figures.js";
import type { Context } from "./context.js";
import { type FigureOf, figureResult } from "./figure.js";
import { figureParts } from "./figure-parts.js";
import { type GrainPeriod, grainPeriod, grainPeriodAt, isCoarserUnit } from "./grain-period.js";
import { calculateOutcome } from "./outcome.js";
import { type FigureDefinition, prepareProgram, unitOfGrain } from "./program.js";
import { Run } from "./run.js";
import {
  askedForNoComponent,
  explanationDiffers,
  nothingToExplain,
  unknownPeriod,
  type Where,
} from "./run-faults.js";
import { Tracer } from "./trace.js";
import { isProblem, type NumberValue, nothing, numberValue, type Result } from "./value.js";

export interface ExplainRequest {
  readonly payee: string;
  readonly component: string;
  /** A period of the component, as its figure line has it; a shorter one is a look at its last day. */
  readonly period: string;
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
  const parsed = parsePeriod(request.period);
  if (parsed === undefined) return { faults: [unknownPeriod(place, request.period)] };

  const tracer = new Tracer();
  const run = new Run(program, facts, tracer);
  const asked = grainPeriod(program.time, parsed);
  const context: Context = { run, view: run.view(asked.through) };
  const component = figure.definition;
  const where: Where = { place: component.place, payee: request.payee, period: request.period };
  const period = periodOf(component, asked, run);
  if (period === undefined) {
    const reason = `it is earned per ${component.grain.owner === "credit" ? component.paidPer : component.grain.per}`;
    return { faults: [nothingToExplain(where, component.name, reason)] };
  }
  const amount = await amountOf(figure, request.payee, period, context, tracer);
  if (isProblem(amount)) return { faults: [amount.fault] };
  if (amount.kind !== "number") {
    return {
      faults: [
        nothingToExplain(
          where,
          component.name,
          "the payee is not in the plan, or the component is not in force",
        ),
      ],
    };
  }
  const calculated = await calculatedAmount(ruleSet, facts, request, period);
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
  tracer: Tracer,
): Promise<Result> {
  const { definition } = figure;
  const { grain } = definition;
  if (grain.owner === "credit") {
    return sumOfParts(definition, await figuresOf(definition, payee, period, context), context, tracer);
  }
  if (grain.owner === "payee" && grain.cut !== undefined) {
    return sumOfParts(definition, await figureParts(figure, payee, period, context), context, tracer);
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
  tracer: Tracer,
): Promise<Result> {
  const inputs: NumberValue[] = [];
  for (const of of figures) {
    const { amount } = await figureResult(of, context);
    if (isProblem(amount)) return amount;
    if (amount.kind === "number") inputs.push(amount);
  }
  const total = inputs.reduce((sum, input) => add(sum, input.value), zero);
  return tracer.add(numberValue(total), {
    operation: "sum",
    label: component.name,
    inputs,
    place: component.place,
    ...(currencyOf(component.type) !== undefined && { unit: currencyOf(component.type) ?? "" }),
  });
}

/** The amount as a calculation without a tracer has it, which is what is paid. */
async function calculatedAmount(
  ruleSet: RuleSet,
  facts: Facts,
  { payee, component, period: asked }: ExplainRequest,
  period: GrainPeriod,
): Promise<string | undefined> {
  const outcome = await calculateOutcome(ruleSet, facts, { period: asked, payees: [payee] });
  const lines = outcome.figures.filter((line) => line.name === component && line.period === period.text);
  return lines.length === 0 ? undefined : sumDecimals(lines.map((line) => line.value));
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
