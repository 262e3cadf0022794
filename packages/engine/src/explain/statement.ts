/**
 * The statement lines of a payout, deal by deal: what each deal was credited with, in which tiers it
 * was priced, and its part of the amount. Lines that do not add up to the amount are never shown.
 */

import type { DealLine } from "../outcome.js";
import type { DecimalText, IsoDate } from "../rule-set.js";
import { fixedText } from "../values/decimal-text.js";
import { add, equal, fromText, zero } from "../values/fraction.js";
import { invariant } from "../values/invariant.js";
import type { Explanation, ExplanationNode } from "./explanation.js";
import { inputsOf, nodeAt, paysOf, termsOf } from "./graph.js";
import { showNumber } from "./show.js";

export interface Statement {
  readonly payee: string;
  readonly period: string;
  readonly component: string;
  readonly currency: string;
  readonly lines: readonly StatementLine[];
  readonly total: DecimalText;
  readonly shownTotal: string;
}

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
}

/** `dealLines` may be those of a whole outcome; the ones of this amount are taken. */
export function statement(explanation: Explanation, dealLines: readonly DealLine[]): Statement {
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
    lines: own.map((line) => {
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

/** The terms of the pay that come from one row each, by the row's key. */
function piecesByKey(explanation: Explanation): ReadonlyMap<string, Priced> {
  const pieces = new Map<string, Priced>();
  for (const term of paysOf(explanation).flatMap((pay) => termsOf(explanation, pay.index))) {
    const node = nodeAt(explanation, term);
    const row = rowOf(explanation, term);
    const [base, rate] = inputsOf(explanation, node);
    if (row === undefined || node.operation !== "multiply" || base === undefined || rate === undefined)
      continue;
    const priced = pieces.get(row.key) ?? { row, pieces: [] };
    priced.pieces.push({ label: base.label, base: base.shown, rate: rate.shown, pay: node.shown });
    pieces.set(row.key, priced);
  }
  return pieces;
}

/** The row an amount was read from, along the first inputs: those carry the amount, others the rate. */
function rowOf(explanation: Explanation, index: number): ExplanationNode["row"] | undefined {
  let current: number | undefined = index;
  while (current !== undefined) {
    const node: ExplanationNode = nodeAt(explanation, current);
    if (node.row) return node.row;
    current = node.operation === "sum" && node.inputs.length > 1 ? undefined : node.inputs[0];
  }
  return undefined;
}
