/** What a component pays as a function of its axis: for the payee of an example, or for a round figure. */

import {
  dayText,
  exact,
  type Fraction,
  inputsOf,
  lastDayOf,
  type PayTable,
  parsePeriod,
  type Step,
  smoothPay,
  stepsOf,
} from "@attain/engine";
import type { TiersSymbol } from "../../check/checked-plan.js";
import type { ComponentStatement, EarningClause, Expression } from "../../syntax/ast.js";
import type { Evidence } from "../example/evidence.js";
import { behind } from "../uses.js";
import type { Writing } from "../writing.js";
import { type Known, knownValue } from "./known-value.js";
import { payTable } from "./pay-table.js";
import { isSameValue, unfolded } from "./same-value.js";

export type Limit = "gate" | "times" | "floor" | "cap";

export interface PayLine {
  readonly table: PayTable;
  /** What is paid on, when the axis stands at a number; `isFixed` where it does not move with it. */
  readonly baseAt: (axis: Fraction) => Fraction;
  readonly isFixed: boolean;
  /** What the line is drawn for; absent where it is the same for everybody. */
  readonly example?: { readonly what: Expression; readonly value: Fraction; readonly isRound: boolean };
  /** Before floor and cap; absent where the gate is shut. */
  readonly free: (axis: Fraction) => Fraction | undefined;
  readonly gate?: { readonly at: Fraction; readonly isIncluded: boolean };
  readonly floor?: Fraction;
  readonly cap?: Fraction;
  readonly drawn: readonly Limit[];
  readonly left: readonly Limit[];
}

export type Pay = Extract<EarningClause, { kind: "pay" }>;

/** Nothing where the amount is no function of the axis alone, or a number in it is not known. */
export function payLine(
  statement: ComponentStatement,
  tiers: TiersSymbol,
  evidence: Evidence | undefined,
  writing: Writing,
): PayLine | undefined {
  const pay = statement.clauses.find((clause): clause is Pay => clause.kind === "pay");
  if (pay?.at === undefined) return undefined;
  const known = knownFrom(evidence, writing);
  const table = payTable(tiers, known);
  const base = table && baseOf(pay, pay.at.axis, evidence, known);
  if (table === undefined || base === undefined) return undefined;
  return limitedLine(statement, pay.at.axis, table, base, evidence, known);
}

function knownFrom(evidence: Evidence | undefined, { plan, payee }: Writing): Known {
  const { settings } = plan;
  const period = evidence && parsePeriod(evidence.period);
  const last = period && dayText(lastDayOf(settings.fiscal, period));
  const day = earlier(last ?? settings.from, settings.through);
  const figures = [...(evidence?.figures ?? [])].map(
    ([name, { value }]) => [name, exact.fromText(value)] as const,
  );
  const who = evidence?.payee ?? payee;
  return { plan, day, figures: new Map(figures), ...(who !== undefined && { payee: who }) };
}

/** ISO dates compare as texts. */
function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

// ---------------------------------------------------------------- base

type Base = Pick<PayLine, "baseAt" | "isFixed" | "example">;

/** In plans of round numbers, for want of a figure. */
const roundFigure = exact.fromInteger(100_000);

function baseOf(
  { base }: Pay,
  axis: Expression,
  evidence: Evidence | undefined,
  known: Known,
): Base | undefined {
  const { plan } = known;
  if (isSameValue(base, axis, plan)) return { baseAt: (x) => x, isFixed: false };
  const ratio = unfolded(axis, plan);
  // What holds where nothing can be divided is no point of the line.
  const quotient = ratio.kind === "else" ? ratio.value : ratio;
  if (quotient.kind === "arithmetic" && quotient.operator === "/") {
    if (isSameValue(base, quotient.left, plan) || isTheSameHere(base, quotient.left, known)) {
      return movingBase(quotient.right, known);
    }
  }
  return movesWithFacts(base, known) ? undefined : fixedBase(base, evidence, known);
}

/** The axis is the base over something: of that, the example's value or a round one. */
function movingBase(over: Expression, known: Known): Base | undefined {
  const value = knownValue(over, known);
  if (value !== undefined && exact.sign(value) <= 0) return undefined;
  const of = value ?? roundFigure;
  const example = { what: over, value: of, isRound: value === undefined };
  return { baseAt: (x) => exact.multiply(x, of), isFixed: false, ...(isLiteral(over) ? {} : { example }) };
}

/** A choice or a sum may come to the base for this payee: it did in the example, and is made of it. */
function isTheSameHere(base: Expression, whole: Expression, known: Known): boolean {
  const [name, value] = [figureName(base, known), knownValue(base, known)];
  const other = knownValue(whole, known);
  if (name === undefined || value === undefined || other === undefined) return false;
  const isMadeOfIt = behind([whole], known.plan).some((used) => used.name === name);
  return isMadeOfIt && exact.equal(value, other) && !exact.isZero(value);
}

function figureName(expression: Expression, { plan }: Known): string | undefined {
  const head = expression.kind === "reference" ? plan.meaningOf.get(expression)?.head : undefined;
  return head?.kind === "figure" ? head.figure.name : undefined;
}

function fixedBase(base: Expression, evidence: Evidence | undefined, known: Known): Base {
  const value = knownValue(base, known) ?? stepValue(evidence, "base");
  const of = value ?? roundFigure;
  const example = { what: base, value: of, isRound: value === undefined };
  return { baseAt: () => of, isFixed: true, ...(isLiteral(base) ? {} : { example }) };
}

/** Whether something credited, or another row of the period, is behind it. */
function movesWithFacts(expression: Expression, { plan }: Known): boolean {
  return behind([expression], plan).some(({ kind }) => kind === "credit" || kind === "component");
}

function isLiteral({ kind }: Expression): boolean {
  return kind === "money" || kind === "number" || kind === "percent";
}

// ---------------------------------------------------------------- limits

function limitedLine(
  statement: ComponentStatement,
  axis: Expression,
  table: PayTable,
  base: Base,
  evidence: Evidence | undefined,
  known: Known,
): PayLine {
  const drawn = new Set<Limit>();
  const left = new Set<Limit>();
  const take = <T>(limit: Limit, value: T | undefined): T | undefined => {
    (value === undefined ? left : drawn).add(limit);
    return value;
  };
  let factor = exact.one;
  let gate: PayLine["gate"];
  let floor: Fraction | undefined;
  let cap: Fraction | undefined;
  for (const clause of statement.clauses) {
    switch (clause.kind) {
      case "gate":
        gate = take("gate", gateAt(clause.condition, axis, known)) ?? gate;
        break;
      case "times": {
        const value = take("times", limitValue(clause.value, "times", evidence, known));
        if (value) factor = exact.multiply(factor, value);
        break;
      }
      case "floor":
        floor = take("floor", limitValue(clause.value, "floor", evidence, known)) ?? floor;
        break;
      case "cap":
        cap = take("cap", limitValue(clause.value, "cap", evidence, known)) ?? cap;
        break;
    }
  }
  const isOpen = (x: Fraction) => {
    if (gate === undefined) return true;
    const order = exact.compare(x, gate.at);
    return gate.isIncluded ? order >= 0 : order > 0;
  };
  return {
    table,
    ...base,
    free: (x) => (isOpen(x) ? exact.multiply(factor, smoothPay(table, base.baseAt(x), x)) : undefined),
    ...(gate && { gate }),
    ...(floor && { floor }),
    ...(cap && { cap }),
    drawn: [...drawn],
    left: [...left].filter((limit) => !drawn.has(limit)),
  };
}

function gateAt(condition: Expression, axis: Expression, known: Known): PayLine["gate"] {
  if (condition.kind !== "compare" || condition.right.length > 1) return undefined;
  const { operator, left, right } = condition;
  if ((operator !== ">=" && operator !== ">") || !isSameValue(left, axis, known.plan)) return undefined;
  const at = knownValue(right[0], known);
  return at && { at, isIncluded: operator === ">=" };
}

/** As written, or as the example has it where it stays the same whatever is sold. */
function limitValue(
  expression: Expression,
  step: Step,
  evidence: Evidence | undefined,
  known: Known,
): Fraction | undefined {
  const value = knownValue(expression, known);
  if (value !== undefined || movesWithFacts(expression, known)) return value;
  return stepValue(evidence, step);
}

/** The value that a step of the example's explanation applied. */
function stepValue(evidence: Evidence | undefined, wanted: Step): Fraction | undefined {
  if (evidence === undefined) return undefined;
  const { explanation } = evidence;
  const at = wanted === "base" ? "pay" : wanted;
  const [found, ...others] = stepsOf(explanation, explanation.root).filter(({ step }) => step === at);
  if (found === undefined || others.length > 0) return undefined;
  const [before, limit] = inputsOf(explanation, found.node);
  const node = wanted === "base" ? before : limit;
  // What is left of a longer window's limit is no limit of the plan.
  const isRemainder = wanted !== "base" && (node?.operation === "subtract" || node?.operation === "max");
  if (node?.value == null || isRemainder || (wanted === "base" && node.step !== "base")) return undefined;
  return exact.fromExactText(node.value);
}
