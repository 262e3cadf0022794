/**
 * The statement lines of a payout, deal by deal: what each deal was credited with, in which tiers it
 * was priced, and its part of the amount. Lines that do not add up to the amount are never shown.
 */

import type { DealLine } from "../outcome.js";
import type { DecimalText, IsoDate, Place } from "../rule-set.js";
import { sumDecimals } from "../values/decimal-sum.js";
import { fixedText } from "../values/decimal-text.js";
import { add, equal, fromExactText, fromText, multiply, zero } from "../values/fraction.js";
import { invariant } from "../values/invariant.js";
import type { Explanation, ExplanationNode, Operation, Step } from "./explanation.js";
import { amountsOf, nodeAt, origin, paysOf, type StepNode, stepsOf, termsOf } from "./graph.js";
import type { Language } from "./phrases/languages.js";
import { phraseBooks } from "./phrases/phrase-books.js";
import type { ExplainPhrases } from "./phrases/phrases.js";
import { showNumber } from "./show.js";

export interface Statement {
  readonly payee: string;
  readonly period: string;
  readonly component: string;
  readonly currency: string;
  readonly lines: readonly StatementLine[];
  /** What multipliers and limits made of the pay, in their order; the lines' amounts have it in them. */
  readonly limits: readonly StatementLimit[];
  readonly total: DecimalText;
  readonly shownTotal: string;
}

export interface StatementLimit {
  readonly step: Step;
  /** The step in words: `cap of 5,000.00 USD`. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** The step itself, then what it was limited or multiplied by. */
  readonly causes: readonly Cause[];
}

/** A number of the statement and where it comes from: a line of the plan, a row, or both. */
export interface Cause {
  readonly label: string;
  readonly shown: string;
  readonly place: Place | null;
  readonly row?: NonNullable<ExplanationNode["row"]>;
}

/** A deal's part of the amount. What it was credited with more than once stands in one line. */
export interface StatementLine {
  readonly date: IsoDate;
  readonly key: string;
  readonly credit: string;
  readonly amount: DecimalText;
  readonly shown: string;
  /** Where the deal stands; absent for a line of no deal (a floor, a fixed amount). */
  readonly row?: NonNullable<ExplanationNode["row"]>;
  /** How it was priced, before gates and limits; empty where the pay is not made deal by deal. */
  readonly pieces: readonly StatementPiece[];
}

export interface StatementPiece {
  /** The tier, or the amount, in the author's words. */
  readonly label: string;
  readonly base: string;
  readonly rate: string;
  readonly pay: string;
  /** Where each of the three comes from. */
  readonly causes: { readonly base: Cause; readonly rate: Cause; readonly pay: Cause };
}

/** `dealLines` may be those of a whole outcome; the ones of this amount are taken. */
export function statement(
  explanation: Explanation,
  dealLines: readonly DealLine[],
  language: Language = "en",
): Statement {
  const { payee, period, component, currency, amount } = explanation;
  const pieces = piecesByKey(explanation);
  // One amount for the whole plan is nobody's, whoever asks.
  const isOwn = (line: DealLine) => line.payee === payee || line.payee === "";
  const own = dealLines.filter(
    (line) => isOwn(line) && line.period === period && line.component === component,
  );
  const total = own.reduce((sum, line) => add(sum, fromText(line.amount)), zero);
  const places = amount.split(".")[1]?.length ?? 0;
  // What is given that is not money is of no deals.
  const isAward = currency === "";
  invariant(
    isAward || equal(total, fromText(amount)),
    `the lines of ${component} for ${payee}, ${period} do not add up to ${amount}`,
  );
  return {
    payee,
    period,
    component,
    currency,
    limits: limitsOf(explanation, phraseBooks[language]),
    lines: mergedByDeal(own).map((line) => {
      const found = pieces.get(line.key);
      return {
        date: line.date,
        key: line.key,
        credit: line.credit,
        amount: line.amount,
        shown: showNumber(fromText(line.amount), currency),
        ...(found && { row: found.row }),
        pieces: found?.pieces ?? [],
      };
    }),
    total: isAward ? amount : fixedText(total, places),
    shownTotal: isAward ? showNumber(fromText(amount)) : showNumber(total, currency),
  };
}

interface Priced {
  readonly row: NonNullable<ExplanationNode["row"]>;
  readonly pieces: StatementPiece[];
}

/** One line for each deal, in their order: somebody may have been credited with it in several parts. */
function mergedByDeal(lines: readonly DealLine[]): readonly DealLine[] {
  const byDeal = new Map<string, DealLine>();
  for (const line of lines) {
    const name = `${line.date} ${line.key}`;
    const before = byDeal.get(name);
    if (before === undefined) byDeal.set(name, line);
    else {
      const credits = new Set([...before.credit.split(", "), line.credit]);
      const amount = sumDecimals([before.amount, line.amount]);
      byDeal.set(name, { ...before, credit: [...credits].join(", "), amount });
    }
  }
  return [...byDeal.values()];
}

/** Steps behind the pay that changed it; of amounts per credit those of each. */
function limitsOf(explanation: Explanation, phrases: ExplainPhrases): readonly StatementLimit[] {
  return amountsOf(explanation).flatMap((amount) =>
    stepsOf(explanation, amount)
      .toReversed()
      .flatMap((each) => limitOf(explanation, phrases, each)),
  );
}

const limiting: ReadonlySet<Step> = new Set(["plus", "times", "floor", "cap", "budget"]);

function limitOf(
  explanation: Explanation,
  phrases: ExplainPhrases,
  { step, index, node }: StepNode,
): readonly StatementLimit[] {
  if (!limiting.has(step)) return [];
  const [before, ...others] = node.inputs.map((input) => nodeAt(explanation, origin(explanation, input)));
  if (before === undefined || before.value === node.value) return [];
  const by = step === "budget" ? [] : others.map(({ shown }) => phrases.value(shown));
  const label = phrases.statement.limit(step, by);
  const causes = [
    { ...causeOf(explanation, index), label },
    ...node.inputs.slice(1).map((input) => causeOf(explanation, input)),
  ];
  return [{ step, label, before: before.shown, after: node.shown, causes }];
}

/** A value that only has another name here comes from where it got it. */
function causeOf(explanation: Explanation, index: number): Cause {
  const { label, shown, place } = nodeAt(explanation, index);
  const row = rowOf(explanation, index);
  const at = place ?? nodeAt(explanation, origin(explanation, index)).place;
  return { label, shown, place: at, ...(row && { row }) };
}

/** The terms of the pay that come from one row each, by the row's key. */
function piecesByKey(explanation: Explanation): ReadonlyMap<string, Priced> {
  const pieces = new Map<string, Priced>();
  const add = (row: NonNullable<ExplanationNode["row"]>, piece: StatementPiece) => {
    const priced = pieces.get(row.key) ?? { row, pieces: [] };
    priced.pieces.push(piece);
    pieces.set(row.key, priced);
  };
  for (const term of paysOf(explanation).flatMap((pay) => termsOf(explanation, pay.index))) {
    const node = nodeAt(explanation, term);
    if (node.operation !== "multiply") continue;
    const row = rowOf(explanation, term);
    const [base, rate] = node.inputs.map((input) => causeOf(explanation, input));
    if (row === undefined) {
      for (const each of ratedRows(explanation, node)) add(each.row, each.piece);
    } else if (base !== undefined && rate !== undefined) {
      const pay = { ...causeOf(explanation, term), row };
      add(row, {
        label: base.label,
        base: base.shown,
        rate: rate.shown,
        pay: pay.shown,
        causes: { base, rate, pay },
      });
    }
  }
  return pieces;
}

/** `10% * sum(sale)`: a sum of rows at one rate is each of them at it. */
function ratedRows(
  explanation: Explanation,
  node: ExplanationNode,
): readonly { readonly row: NonNullable<ExplanationNode["row"]>; readonly piece: StatementPiece }[] {
  if (node.inputs.length !== 2) return [];
  const sums = node.inputs.map((input) => {
    const terms = termsOf(explanation, input).map((term) => ({ term, row: rowOf(explanation, term) }));
    return terms.flatMap(({ term, row }) => (row === undefined ? [] : [{ term, row }]));
  });
  const [left, right] = node.inputs;
  if (left === undefined || right === undefined) return [];
  const isLeft = (sums[0]?.length ?? 0) > 0;
  // A rate that comes of rows itself is no rate of each of them.
  if (isLeft && (sums[1]?.length ?? 0) > 0) return [];
  const [base, rateAt] = isLeft ? [left, right] : [right, left];
  const rows = sums[isLeft ? 0 : 1] ?? [];
  const { value } = nodeAt(explanation, rateAt);
  if (rows.length !== termsOf(explanation, base).length || value === null) return [];
  const rate = causeOf(explanation, rateAt);
  const factor = fromExactText(value);
  return rows.flatMap(({ term, row }) => {
    const part = nodeAt(explanation, term);
    if (part.value === null) return [];
    const pay = showNumber(multiply(fromExactText(part.value), factor), node.unit);
    const causes = {
      base: causeOf(explanation, term),
      rate,
      pay: { label: node.label, shown: pay, place: node.place, row },
    };
    return [{ row, piece: { label: part.label, base: part.shown, rate: rate.shown, pay, causes } }];
  });
}

const takesTogether: ReadonlySet<Operation> = new Set(["sum", "count", "average", "min", "max"]);

/** The row an amount was read from, along the first inputs: those carry the amount, others the rate. */
function rowOf(explanation: Explanation, index: number): ExplanationNode["row"] | undefined {
  let current: number | undefined = index;
  while (current !== undefined) {
    const node: ExplanationNode = nodeAt(explanation, current);
    if (node.row) return node.row;
    current = takesTogether.has(node.operation) && node.inputs.length > 1 ? undefined : node.inputs[0];
  }
  return undefined;
}
