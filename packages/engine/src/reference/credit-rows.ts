/**
 * Crediting: which rows count for a credit, when, what each is worth and who receives how much of it.
 * A row that cannot be credited is left out and told; everybody else's credit stands.
 */

import { showNumber, unitOf } from "../explain/show.js";
import type { Fault } from "../fault.js";
import type { Credit, Receiver } from "../rule-set.js";
import { type Day, dayText } from "../values/calendar.js";
import {
  add,
  compare,
  type Fraction,
  isTooLong,
  isZero,
  multiply,
  one,
  subtract,
  zero,
} from "../values/fraction.js";
import { invariant } from "../values/invariant.js";
import { settle } from "../values/settle.js";
import { cellOf, rowDraft } from "./column.js";
import { type Context, problem, type RowInScope, whereIn } from "./context.js";
import type { CreditRow } from "./credit-row.js";
import { rosterSource } from "./days-in-plan.js";
import { decide } from "./decide.js";
import { evaluate, numberAt } from "./evaluate.js";
import { rowsByKey } from "./lookup.js";
import type { Run, View } from "./run.js";
import {
  dateOutsidePlan,
  formulaTooLong,
  nobodyReceives,
  receiverUnknown,
  sharesAboveWhole,
  valueTooLarge,
  wrongValue,
} from "./run-faults.js";
import { fromOf, throughOf } from "./scope.js";
import { largestIndex, restOf, shareOut } from "./share-credit.js";
import { isProblem, kindText, type NumberValue, numberValue, type Problem } from "./value.js";

/** What one row gives: credits, or what kept it from being credited. */
export interface RowCredits {
  readonly credits: readonly CreditRow[];
  readonly fault?: Fault;
}

const nobody: RowCredits = { credits: [] };

/** Credits of a row of a data set. */
export async function creditRow(credit: Credit, row: RowInScope, run: Run, view: View): Promise<RowCredits> {
  const undated: Context = { run, view, row };
  const on = credit.on;
  if (on === undefined) return nobody;
  const date = await cellOf(row, on, credit.place, undated);
  if (isProblem(date)) return { credits: [], fault: date.fault };
  // Without its date a row is not credited yet.
  if (date.kind === "nothing") return nobody;
  if (date.kind !== "date") {
    const where = whereIn(undated, credit.place);
    return { credits: [], fault: wrongValue(where, on, kindText(date), "a date") };
  }
  return creditOn(credit, date.day, { ...undated, reading: date.day });
}

/** Credits made of a credit, which keeps its date. */
export async function creditOfCredit(
  credit: Credit,
  base: CreditRow,
  run: Run,
  view: View,
): Promise<RowCredits> {
  const row: RowInScope = { source: base.source, index: base.row };
  return creditOn(credit, base.date, { run, view, row, credit: base, reading: base.date });
}

async function creditOn(credit: Credit, date: Day, context: Context): Promise<RowCredits> {
  const { run, row } = context;
  if (row === undefined || date < fromOf(credit.scope) || date > throughOf(credit.scope)) return nobody;
  if (credit.where !== undefined) {
    const answer = await decide(credit.where, context);
    if (isProblem(answer)) return { credits: [], fault: answer.fault };
    if (!answer.yes) return nobody;
  }
  const { from, through } = run.program.time;
  if (date < from || date > through) {
    const origin = row.source.origin(row.index);
    const fault = dateOutsidePlan(origin, dayText(date), dayText(from), dayText(through));
    return { credits: [], fault };
  }
  const shares = await sharesOf(credit, context);
  if ("kind" in shares) return { credits: [], fault: shares.fault };
  const { payee } = credit.scope;
  return { credits: payee === undefined ? shares : shares.filter((share) => share.payee === payee) };
}

// ---------------------------------------------------------------- receivers and shares

interface Claim {
  readonly receiver: Receiver;
  readonly position: number;
  readonly payee: string;
  /** Absent for `rest`, until the others are known. */
  readonly share: NumberValue | undefined;
}

async function sharesOf(credit: Credit, context: Context): Promise<readonly CreditRow[] | Problem> {
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

// ---------------------------------------------------------------- why

interface Part {
  readonly claim: Claim;
  readonly share: NumberValue;
  readonly value: Fraction;
}

function restValue(written: readonly NumberValue[], { run }: Context): NumberValue {
  const { tracer } = run;
  const value = numberValue(restOf(written.map((share) => share.value)));
  if (tracer === undefined) return value;
  const whole = tracer.add(numberValue(one), {
    operation: "leaf",
    label: "the whole",
    unit: "%",
    place: null,
  });
  const taken = tracer.add(numberValue(subtract(one, value.value)), {
    operation: "sum",
    label: "other shares",
    unit: "%",
    inputs: written,
    place: null,
  });
  return tracer.add(value, { operation: "subtract", label: "rest", inputs: [whole, taken], place: null });
}

/** worth x share, settled: the node of one credit, with the row behind it. */
function explainShare(
  credit: Credit,
  worth: NumberValue,
  share: NumberValue,
  value: Fraction,
  context: Context,
): NumberValue {
  const { tracer } = context.run;
  if (tracer === undefined) return numberValue(value);
  const draft = creditDraft(credit, context);
  const exact = multiply(worth.value, share.value);
  const product = tracer.add(numberValue(exact), {
    operation: "multiply",
    ...draft,
    inputs: [worth, share],
  });
  if (isZero(subtract(exact, value))) return product;
  return tracer.add(numberValue(value), { operation: "settle", ...draft, inputs: [product], why: "settled" });
}

function explainParts(
  credit: Credit,
  worth: NumberValue,
  parts: readonly Part[],
  largest: number,
  context: Context,
): readonly (Omit<Part, "value"> & { readonly value: NumberValue })[] {
  const { tracer } = context.run;
  if (tracer === undefined) return parts.map((part) => ({ ...part, value: numberValue(part.value) }));
  const draft = creditDraft(credit, context);
  const values = parts.map((part, index) => {
    const own = index === largest ? undefined : settle(multiply(worth.value, part.share.value));
    return own && explainShare(credit, worth, part.share, own, context);
  });
  return parts.map((part, index) => {
    const value = values[index];
    if (value !== undefined) return { ...part, value };
    const exact = multiply(worth.value, part.share.value);
    if (isZero(subtract(exact, part.value))) {
      return { ...part, value: explainShare(credit, worth, part.share, part.value, context) };
    }
    // The largest share takes what settling the others has left over.
    const others = values.flatMap((other) => other ?? []);
    const whole = settle(
      multiply(
        worth.value,
        parts.reduce((sum, one) => add(sum, one.share.value), zero),
      ),
    );
    const shares = tracer.add(numberValue(parts.reduce((sum, one) => add(sum, one.share.value), zero)), {
      operation: "sum",
      label: "all shares",
      unit: "%",
      inputs: parts.map((one) => one.share),
      place: null,
    });
    const product = tracer.add(numberValue(multiply(worth.value, shares.value)), {
      operation: "multiply",
      ...draft,
      inputs: [worth, shares],
    });
    const total = tracer.add(numberValue(whole ?? zero), {
      operation: "settle",
      ...draft,
      inputs: [product],
      why: "settled",
    });
    const taken = tracer.add(numberValue(others.reduce((sum, other) => add(sum, other.value), zero)), {
      operation: "sum",
      label: "credited to others",
      inputs: others,
      place: null,
    });
    const left = { operation: "subtract", ...draft, inputs: [total, taken] } as const;
    return { ...part, value: tracer.add(numberValue(part.value), left) };
  });
}

function creditDraft(credit: Credit, { row }: Context) {
  const unit = unitOf(credit.type);
  return {
    label: credit.name,
    ...(unit !== undefined && { unit }),
    ...(row && { row: rowDraft(row.source, row.index) }),
    place: credit.place,
  };
}
