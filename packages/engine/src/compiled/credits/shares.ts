/** Who receives a row's credit, and how much of it; what settling leaves over goes to the largest share. */

import { showNumber } from "../../explain/show.js";
import type { Fault } from "../../fault.js";
import {
  formulaTooLong,
  negativeShare,
  nobodyReceives,
  receiverUnknown,
  sharesAboveWhole,
  valueTooLarge,
  wrongValue,
} from "../../reference/run-faults.js";
import type { Credit, Receiver } from "../../rule-set.js";
import { fromExactText } from "../../values/fraction.js";
import { evaluate } from "../evaluate/evaluate.js";
import { numbersAt, settled } from "../evaluate/operand.js";
import { everyLane, type Frame, whereIs } from "../frame.js";
import { exactText } from "../numbers/decimal-text.js";
import { commonDivisor, powerOfTen, sizeOf } from "../numbers/integer.js";
import { kindWords } from "../rows/value-text.js";
import { Uncovered } from "../uncovered.js";
import { added, compared, multiplied, subtracted } from "../vectors/arithmetic.js";
import { empty, filled, GapBuilder } from "../vectors/gaps.js";
import { constantNumber, ratioAt } from "../vectors/numbers.js";
import { chosen } from "../vectors/select.js";
import { isNarrow, isNought, type NumberVector } from "../vectors/vector.js";
import type { PartBuilder } from "./part-builder.js";

interface Claim {
  readonly receiver: Receiver;
  readonly position: number;
  /** By lane the payee, -1 for nobody; of `payees` the lists. */
  readonly payees: Int32Array;
  readonly lists: readonly (readonly number[])[] | undefined;
  /** Absent for `rest`. */
  readonly share: NumberVector | undefined;
}

export function shareCredits(credit: Credit, frame: Frame, builder: PartBuilder, faults: Fault[]): void {
  const { size, run } = frame;
  const problems = new GapBuilder(size);
  const fail = (lane: number, fault: () => Fault) => problems.fail(lane, { fault, answeredByElse: false });
  const worth = numbersAt(credit.worth, frame);
  for (const [lane, problem] of worth.gaps?.problems ?? []) problems.fail(lane, problem);
  const claims = credit.receivers.map((receiver, position): Claim => {
    const { payees, lists } = payeesOf(receiver, credit, frame, problems);
    if (receiver.share === "rest") return { receiver, position, payees, lists, share: undefined };
    const share = numbersAt(receiver.share, frame);
    for (const [lane, problem] of share.gaps?.problems ?? []) problems.fail(lane, problem);
    return { receiver, position, payees, lists, share: withoutGaps(share) };
  });
  const zero = constantNumber(0n, 0, size, run.settings.isWide);
  const one = constantNumber(1n, 0, size, run.settings.isWide);
  const plain = withoutGaps(worth);
  const to = claims.filter(({ receiver }) => receiver.kind === "to");
  // A receiver who is not there takes no part of the whole.
  const written = to.map(({ share, payees }) => (share === undefined ? zero : where(payees, share, zero)));
  const used = written.reduce(added, zero);
  for (const share of written) {
    const below = compared(share, zero);
    for (let lane = 0; lane < size; lane += 1) {
      if ((below[lane] ?? 0) >= 0 || problems.isGap(lane)) continue;
      fail(lane, () => {
        const { n, d } = ratioAt(share, lane);
        const shown = showNumber(fromExactText(exactText(n, d)), "%");
        return negativeShare(whereIs(frame, lane, credit.place), credit.name, shown);
      });
    }
  }
  const above = compared(used, one);
  for (let lane = 0; lane < size; lane += 1) {
    if ((above[lane] ?? 0) <= 0) continue;
    fail(lane, () => {
      const { n, d } = ratioAt(used, lane);
      const total = showNumber(fromExactText(exactText(n, d)), "%");
      return sharesAboveWhole(whereIs(frame, lane, credit.place), credit.name, total);
    });
  }
  // A second `rest` finds nothing left.
  let rest: NumberVector | undefined;
  const shares = to.map((claim, index) => {
    if (claim.share !== undefined) return written[index] ?? zero;
    const left = rest ?? subtracted(one, used);
    const taken = where(claim.payees, left, zero);
    rest = where(claim.payees, zero, left);
    return taken;
  });
  const name = () => credit.name;
  const settle = (value: NumberVector) => {
    const result = settled(value, credit.place, name, frame);
    for (const lane of result.gaps?.problems.keys() ?? []) {
      fail(lane, () => valueTooLarge(whereIs(frame, lane, credit.place), credit.name));
    }
    return withoutGaps(result);
  };
  const whole = to.length === 0 ? zero : settle(multiplied(plain, shares.reduce(added, zero)));
  const values = shares.map((share) => settle(multiplied(plain, share)));
  checkLength(plain, frame, credit, problems);
  const left = subtracted(whole, values.reduce(added, zero));
  const finals = isZeroEverywhere(left) ? values : withLeftover(values, shares, left, zero);
  const overlays = claims.map((claim): NumberVector | undefined =>
    claim.receiver.kind === "overlay" ? settle(multiplied(plain, claim.share ?? one)) : undefined,
  );

  for (const problem of problems.build()?.problems.values() ?? []) faults.push(problem.fault());
  const only = credit.scope.payee === undefined ? -1 : run.texts.codeOf(credit.scope.payee);
  const emit = (claim: Claim, share: NumberVector, value: NumberVector, isOverlay: boolean) => {
    const lanes: number[] = [];
    const payees: number[] = [];
    for (let lane = 0; lane < size; lane += 1) {
      // Nobody receives a share of nothing.
      if (problems.isGap(lane) || isNought(share.n, lane)) continue;
      for (const payee of claim.lists?.[lane] ?? [claim.payees[lane] ?? -1]) {
        if (payee < 0 || (only >= 0 && payee !== only)) continue;
        lanes.push(lane);
        payees.push(payee);
      }
    }
    builder.add(
      frame,
      Int32Array.from(lanes),
      Int32Array.from(payees),
      claim.position,
      isOverlay,
      share,
      value,
    );
  };
  for (const [index, claim] of to.entries()) emit(claim, shares[index] ?? zero, finals[index] ?? zero, false);
  for (const [index, claim] of claims.entries()) {
    const value = overlays[index];
    if (value !== undefined) emit(claim, claim.share ?? one, value, true);
  }
}

/** Who receives: one, all managers, or nobody where that is allowed. */
function payeesOf(
  receiver: Receiver,
  credit: Credit,
  frame: Frame,
  problems: GapBuilder,
): Pick<Claim, "payees" | "lists"> {
  const { run, view, size } = frame;
  const who = evaluate(receiver.who, frame);
  const fail = (lane: number, fault: () => Fault) => problems.fail(lane, { fault, answeredByElse: false });
  const payees = new Int32Array(size).fill(-1);
  const [key] = run.roster?.keys ?? [];
  const roster = key === undefined ? undefined : run.roster?.index([key.name], view.epoch.known);
  const check = (lane: number, payee: number): void => {
    if (roster === undefined || roster.has(payee)) return;
    const name = run.roster?.source.name ?? "";
    fail(lane, () => receiverUnknown(whereIs(frame, lane, receiver.place), run.texts.textOf(payee), name));
  };
  if (who.kind === "payees" && receiver.kind === "to")
    throw new Uncovered("shares of all managers", receiver.place);
  for (let lane = 0; lane < size; lane += 1) {
    const state = who.gaps?.at[lane] ?? filled;
    const problem = who.gaps?.problems.get(lane);
    if (problem !== undefined) problems.fail(lane, problem);
    else if (state === empty) {
      if (!receiver.ifAny)
        fail(lane, () => nobodyReceives(whereIs(frame, lane, receiver.place), credit.name));
    } else if (who.kind === "payee") {
      payees[lane] = who.codes[lane] ?? -1;
      check(lane, payees[lane] ?? -1);
    } else if (who.kind === "payees") {
      for (const payee of who.lists[lane] ?? []) check(lane, payee);
    } else {
      const found = kindWords(who, lane);
      fail(lane, () => wrongValue(whereIs(frame, lane, receiver.place), "The receiver", found, "a payee"));
    }
  }
  return { payees, lists: who.kind === "payees" ? who.lists : undefined };
}

/** `a` where there is a payee, `b` elsewhere. */
function where(payees: Int32Array, a: NumberVector, b: NumberVector): NumberVector {
  if (payees.every((payee) => payee >= 0)) return a;
  return chosen(
    Uint8Array.from(payees, (payee) => (payee < 0 ? 1 : 0)),
    a,
    b,
  );
}

function withoutGaps(value: NumberVector): NumberVector {
  return value.gaps === undefined ? value : { ...value, gaps: undefined };
}

const longest = powerOfTen(400);

function checkLength(worth: NumberVector, frame: Frame, credit: Credit, problems: GapBuilder): void {
  if (isNarrow(worth)) return;
  for (let lane = 0; lane < worth.size; lane += 1) {
    const { n, d } = ratioAt(worth, lane);
    if (sizeOf(n) < longest && d < longest) continue;
    const shared = commonDivisor(n, d);
    if (sizeOf(n) / shared < longest && d / shared < longest) continue;
    problems.fail(lane, {
      fault: () => formulaTooLong(whereIs(frame, lane, credit.place), credit.name),
      answeredByElse: false,
    });
  }
}

function isZeroEverywhere({ n, size }: NumberVector): boolean {
  for (let lane = 0; lane < size; lane += 1) if (!isNought(n, lane)) return false;
  return true;
}

/** What is left over goes to the largest share, of equals to the first. */
function withLeftover(
  values: readonly NumberVector[],
  shares: readonly NumberVector[],
  left: NumberVector,
  zero: NumberVector,
): readonly NumberVector[] {
  const [first, ...others] = shares;
  if (first === undefined) return values;
  const largest = new Int32Array(left.size);
  let best = first;
  for (const [index, share] of others.entries()) {
    const order = compared(share, best);
    const isLarger = Uint8Array.from(order, (each) => (each > 0 ? 1 : 0));
    for (const lane of everyLane(left.size)) if (isLarger[lane] === 1) largest[lane] = index + 1;
    best = chosen(isLarger, best, share);
  }
  return values.map((value, index) =>
    added(
      value,
      chosen(
        Uint8Array.from(largest, (each) => (each === index ? 1 : 0)),
        zero,
        left,
      ),
    ),
  );
}
