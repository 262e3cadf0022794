/**
 * The payout curve of a component: what it pays as an exact function of one figure, everything else at a
 * stated value. Plain data, for findings, proofs, hovers, letters and charts; amounts are before rounding.
 */

import { exact, type Fraction } from "@attain/engine";
import type { CheckedPlan, ComponentSymbol } from "../../check/checked-plan.js";
import { standingVersion } from "../../check/resolve/standing-version.js";
import type { ComponentStatement, EarningClause, Expression } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Domains } from "../domains/domain-of.js";
import { isPlainSum, type Line, limited, lineOf, truthOf, whole } from "./line-of.js";
import { combined, joined, type Piecewise, stretches, valueAt } from "./piecewise.js";
import { at, fixed, type Polynomial, product, rateAt } from "./polynomial.js";
import { type Assumption, type Reading, roundValue, type Variable } from "./reading.js";
import { tiersLine } from "./tiers-line.js";

export interface PayCurve {
  readonly component: string;
  /** The figure that runs, as the plan calls it. */
  readonly figure: string;
  readonly variable: Variable;
  /** What all others stand at, stated or round. */
  readonly supposed: readonly Supposition[];
  /** From nought on, each to where the next begins. */
  readonly pieces: readonly CurvePiece[];
  readonly jumps: readonly Jump[];
  /** Whether more of the figure never pays less. */
  readonly neverFalls: boolean;
  /** Of any piece, at its ends too; endless where the curve bends upwards without end. */
  readonly highestRate?: Fraction;
  readonly line: Piecewise<Polynomial>;
  /** Before floor and cap, where the gate is open. */
  readonly free: Piecewise<Polynomial>;
  /** What the tiers are read at. */
  readonly axis?: Piecewise<Polynomial>;
}

export interface Supposition {
  readonly expression: Expression;
  readonly value: Fraction;
}

export interface CurvePiece {
  readonly from: Fraction;
  readonly isIncluded: boolean;
  readonly to?: Fraction;
  /** What is paid at its beginning, or right behind it. */
  readonly start: Fraction;
  /** What one more of the figure pays more there. */
  readonly slope: Fraction;
  /** How much the slope grows with each one more: nought for straight pieces. */
  readonly bend: Fraction;
}

export interface Jump {
  readonly at: Fraction;
  /** Whether the new amount is paid from this number on, or only beyond it. */
  readonly isIncluded: boolean;
  readonly before: Fraction;
  readonly after: Fraction;
  /** Above nought where more is paid. */
  readonly size: Fraction;
}

export interface CurveOptions {
  readonly day?: string;
  readonly payee?: string;
  /** By expression key. */
  readonly stated?: ReadonlyMap<string, Fraction>;
  readonly variable?: Variable;
  readonly assume?: Reading["assume"];
  /** What is known of the plan's values already. */
  readonly domains?: Domains;
}

type Pay = Extract<EarningClause, { kind: "pay" }>;

/** Nothing for a component whose amount is no such function of one figure. */
export function payCurve(
  component: ComponentSymbol,
  plan: CheckedPlan,
  options: CurveOptions = {},
): PayCurve | undefined {
  const { domains = { plan, known: new Map() } } = options;
  const { settings } = plan;
  const day = options.day ?? settings.through;
  const standing = { day, ...(options.payee !== undefined && { payee: options.payee }) };
  const statement = standingVersion(component.statements, standing) ?? component.statements.at(-1);
  const pay = statement?.clauses.find((clause): clause is Pay => clause.kind === "pay");
  const runs = options.variable
    ? { variable: options.variable, name: options.variable.name }
    : pay && variableOf(pay, plan);
  if (statement === undefined || statement.broken || pay === undefined || runs === undefined)
    return undefined;
  const assumed = new Map<string, Assumption>();
  const reading: Reading = {
    plan,
    domains,
    ...standing,
    variable: runs.variable,
    stated: options.stated ?? new Map(),
    assumed,
    assume: options.assume ?? ((_, type) => roundValue(type)),
    unfolding: new Set(),
  };
  const lines = componentLine(statement, pay, reading);
  if (lines === undefined) return undefined;
  return {
    component: component.name,
    figure: runs.name,
    variable: runs.variable,
    supposed: [...assumed.values()],
    ...told(lines.line),
    ...lines,
  };
}

/** The first sum of credits that the pay is of, else that its tiers are read at. */
function variableOf(pay: Pay, plan: CheckedPlan): { variable: Variable; name: string } | undefined {
  const seen = new Set<unknown>();
  const find = (expression: Expression): { variable: Variable; name: string } | undefined => {
    let found: { variable: Variable; name: string } | undefined;
    visitNodes(expression, (node) => {
      if (found !== undefined) return;
      if (node.kind === "aggregate" && isPlainSum(node, { plan })) {
        const over = plan.aggregateOf.get(node);
        if (over?.kind === "credit") {
          found = { variable: { kind: "credit", name: over.credit.name }, name: `sum(${over.credit.name})` };
        }
      }
      if (node.kind !== "reference") return;
      const head = plan.meaningOf.get(node)?.head;
      if (head?.kind !== "figure" || head.figure.kind !== "figure" || seen.has(head.figure)) return;
      seen.add(head.figure);
      const { name } = head.figure;
      for (const { value } of head.figure.statements) {
        const inner = find(value);
        if (inner) found ??= value.kind === "aggregate" ? { ...inner, name } : inner;
      }
    });
    return found;
  };
  return find(pay.base) ?? (pay.at && find(pay.at.axis));
}

interface Lines {
  readonly line: Piecewise<Polynomial>;
  readonly free: Piecewise<Polynomial>;
  readonly axis?: Piecewise<Polynomial>;
}

function componentLine({ clauses }: ComponentStatement, pay: Pay, reading: Reading): Lines | undefined {
  const axis = pay.at && lineOf(pay.at.axis, reading);
  let free = payLine(pay, axis, reading);
  let gate: Piecewise<boolean> | undefined;
  const floors: Line[] = [];
  const caps: Line[] = [];
  for (const clause of clauses) {
    switch (clause.kind) {
      case "pay":
        if (clause !== pay) return undefined;
        break;
      case "gate": {
        const opens = truthOf(clause.condition, reading);
        if (opens === undefined) return undefined;
        gate = gate ? combined(gate, opens, (a, b) => a && b) : opens;
        break;
      }
      case "times": {
        const factor = lineOf(clause.value, reading);
        free = free && factor && whole(combined(free, factor, product));
        break;
      }
      case "floor":
      case "cap": {
        const limit = lineOf(clause.value, reading);
        if (limit === undefined) return undefined;
        (clause.kind === "cap" ? caps : floors).push(limit);
        break;
      }
      case "share":
      case "rank":
      case "grant":
      case "budget":
        return undefined;
      default:
        break;
    }
  }
  let line = free;
  for (const floor of floors) line = line && limited(line, floor, "max");
  for (const cap of caps) line = line && limited(line, cap, "min");
  if (line && gate) line = combined(line, gate, (value, isOpen) => (isOpen ? value : fixed(exact.zero)));
  return free && line && { line: joined(line), free: joined(free), ...(axis && { axis }) };
}

function payLine(pay: Pay, axis: Line | undefined, reading: Reading): Line | undefined {
  const base = lineOf(pay.base, reading);
  if (pay.at === undefined || base === undefined) return base;
  const tiers = reading.plan.symbols.get(pay.at.tiers.text);
  return axis && tiers?.kind === "tiers" ? tiersLine(tiers, base, axis, reading) : undefined;
}

function told(
  line: Piecewise<Polynomial>,
): Pick<PayCurve, "pieces" | "jumps" | "neverFalls" | "highestRate"> {
  const all = stretches(line);
  const pieces = all.map(
    ({ from, isIncluded, to, value }): CurvePiece => ({
      from,
      isIncluded,
      ...(to && { to }),
      start: at(value, from),
      slope: rateAt(value, from),
      bend: exact.multiply(exact.fromInteger(2), value.bend),
    }),
  );
  const jumps = all.flatMap((stretch, index): Jump[] => {
    const before = all[index - 1];
    if (before === undefined) return [];
    const [old, now] = [at(before.value, stretch.from), at(stretch.value, stretch.from)];
    const size = exact.subtract(now, old);
    return exact.isZero(size)
      ? []
      : [{ at: stretch.from, isIncluded: stretch.isIncluded, before: old, after: now, size }];
  });
  const falls = all.some(
    (stretch) => !stretch.isPoint && lowestRate(stretch.value, stretch.from, stretch.to) < 0,
  );
  const isEndless = all.some(({ to, value }) => to === undefined && exact.sign(value.bend) > 0);
  const rates = all.flatMap(({ from, to, value, isPoint }) =>
    isPoint ? [] : [rateAt(value, from), rateAt(value, to ?? from)],
  );
  return {
    pieces,
    jumps,
    neverFalls: !falls && jumps.every(({ size }) => exact.sign(size) > 0),
    ...(!isEndless && { highestRate: rates.reduce(exact.max) }),
  };
}

/** The sign of the least rate of a stretch. */
function lowestRate(value: Polynomial, from: Fraction, to: Fraction | undefined): number {
  const first = exact.sign(rateAt(value, from));
  const last = to ? exact.sign(rateAt(value, to)) : exact.sign(value.bend) < 0 ? -1 : first;
  return Math.min(first, last);
}

/** What is paid at a number of the figure, before it is rounded. */
export function paidAt({ line }: PayCurve, x: Fraction): Fraction {
  return at(valueAt(line, x), x);
}

/** What one more of the figure pays more, right there. */
export function marginalRateAt({ line }: PayCurve, x: Fraction): Fraction {
  return rateAt(valueAt(line, x), x);
}
