/** Who receives a row's credit, and how much of it: claims become shares, shares become credits. */

import { showNumber } from "../../explain/show.js";
import type { Credit, Receiver } from "../../rule-set.js";
import { add, compare, isTooLong, isZero, multiply, one, sign, zero } from "../../values/fraction.js";
import { invariant } from "../../values/invariant.js";
import { settle } from "../../values/settle.js";
import { type Context, problem, whereIn } from "../context.js";
import { evaluate } from "../expressions/evaluate.js";
import { rowsByKey } from "../expressions/lookup.js";
import { numberAt } from "../expressions/operand.js";
import {
  formulaTooLong,
  negativeShare,
  nobodyReceives,
  receiverUnknown,
  sharesAboveWhole,
  valueTooLarge,
  wrongValue,
} from "../run-faults.js";
import { rosterSource } from "../time/days-in-plan.js";
import { isProblem, kindText, type NumberValue, numberValue, type Problem } from "../value.js";
import type { CreditRow } from "./credit-row.js";
import { explainParts, explainShare, restValue } from "./explain-shares.js";
import { largestIndex, shareOut } from "./share-credit.js";

export interface Claim {
  readonly receiver: Receiver;
  readonly position: number;
  readonly payee: string;
  /** Absent for `rest`, until the others are known. */
  readonly share: NumberValue | undefined;
}

export async function sharesOf(credit: Credit, context: Context): Promise<readonly CreditRow[] | Problem> {
  const worth = await numberAt(credit.worth, context);
  if (isProblem(worth)) return worth;
  const claims: Claim[] = [];
  for (const [position, receiver] of credit.receivers.entries()) {
    const payees = await payeesOf(receiver, credit, context);
    if (!Array.isArray(payees)) return payees;
    const share = receiver.share === "rest" ? undefined : await numberAt(receiver.share, context);
    if (share !== undefined && isProblem(share)) return share;
    for (const payee of payees) claims.push({ receiver, position, payee, share });
  }
  return creditsOf(credit, worth, claims, context);
}

/** Who receives: one, all managers, or nobody where that is allowed. */
async function payeesOf(receiver: Receiver, credit: Credit, context: Context): Promise<string[] | Problem> {
  const { run, view } = context;
  const who = await evaluate(receiver.who, context);
  if (isProblem(who)) return who;
  const where = whereIn(context, receiver.place);
  const payees = who.kind === "payees" ? [...who.payees] : who.kind === "payee" ? [who.text] : [];
  if (who.kind !== "payees" && who.kind !== "payee" && who.kind !== "nothing") {
    return problem(wrongValue(where, "The receiver", kindText(who), "a payee"));
  }
  // Nobody above the person at the top is no mistake; a missing rep is.
  if (payees.length === 0 && who.kind === "nothing" && !receiver.ifAny) {
    return problem(nobodyReceives(where, credit.name));
  }
  const roster = rosterSource(run);
  const [key] = roster?.keys ?? [];
  if (roster === undefined || key === undefined) return payees;
  const known = rowsByKey(run, view, roster, [key.name]);
  const unknown = payees.find((payee) => !known.has(payee));
  return unknown === undefined ? payees : problem(receiverUnknown(where, unknown, roster.source.name));
}

function creditsOf(
  credit: Credit,
  worth: NumberValue,
  claims: readonly Claim[],
  context: Context,
): readonly CreditRow[] | Problem {
  const where = whereIn(context, credit.place);
  const to = claims.filter((claim) => claim.receiver.kind === "to");
  const written = to.flatMap((claim) => claim.share ?? []);
  const total = written.reduce((sum, share) => add(sum, share.value), zero);
  const below = written.find((share) => sign(share.value) < 0);
  if (below !== undefined) {
    return problem(negativeShare(where, credit.name, showNumber(below.value, "%")));
  }
  if (compare(total, one) > 0) {
    return problem(sharesAboveWhole(where, credit.name, showNumber(total, "%")));
  }
  // A second `rest` finds nothing left.
  const rest = to.find((claim) => claim.share === undefined);
  const shares = to.map(
    (claim) => claim.share ?? (claim === rest ? restValue(written, context) : numberValue(zero)),
  );
  const parts = shareOut(
    worth.value,
    shares.map((share) => share.value),
  );
  if (parts === undefined) return problem(valueTooLarge(where, credit.name));
  if (isTooLong(worth.value)) return problem(formulaTooLong(where, credit.name));
  const rows: CreditRow[] = [];
  const plain = to.map((claim, index) => ({
    claim,
    share: shares[index] ?? numberValue(zero),
    value: parts[index]?.value ?? zero,
  }));
  const largest = largestIndex(shares.map((share) => share.value));
  const explainedParts = explainParts(credit, worth, plain, largest, context);
  for (const part of explainedParts) {
    // Nobody receives a share of nothing.
    if (!isZero(part.share.value)) rows.push(makeRow(credit, part.claim, part.share, part.value, context));
  }
  for (const claim of claims) {
    if (claim.receiver.kind !== "overlay") continue;
    const share = claim.share ?? numberValue(one);
    if (isZero(share.value)) continue;
    const value = settle(multiply(worth.value, share.value));
    if (value === undefined) return problem(valueTooLarge(where, credit.name));
    rows.push(makeRow(credit, claim, share, explainShare(credit, worth, share, value, context), context));
  }
  return rows;
}

function makeRow(
  credit: Credit,
  { receiver, position, payee }: Claim,
  share: NumberValue,
  value: NumberValue,
  context: Context,
): CreditRow {
  const { row, credit: base, reading } = context;
  invariant(row !== undefined && reading !== undefined, "a credit has a row and a date");
  const { source, index } = row;
  return {
    credit: credit.name,
    source,
    row: index,
    date: reading,
    payee,
    kind: receiver.kind,
    share,
    value,
    ...(base && { base }),
    receiver: position,
    order: source.orderText(index),
  };
}
