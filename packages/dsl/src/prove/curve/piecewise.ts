/** Functions of one number from nought on, each piece of which holds from its start to the next one's. */

import { exact, type Fraction } from "@attain/engine";
import { invariant } from "../../invariant.js";
import { at, difference, isSame, type Polynomial, roots } from "./polynomial.js";

export interface Piece<T> {
  readonly from: Fraction;
  /** No: it begins right behind `from`, which belongs to the piece before. */
  readonly isIncluded: boolean;
  readonly value: T;
}

export type Piecewise<T> = readonly [Piece<T>, ...Piece<T>[]];

export function everywhere<T>(value: T): Piecewise<T> {
  return [{ from: exact.zero, isIncluded: true, value }];
}

function order(a: Piece<unknown>, b: Piece<unknown>): number {
  const byPlace = exact.compare(a.from, b.from);
  return byPlace !== 0 ? byPlace : a.isIncluded === b.isIncluded ? 0 : a.isIncluded ? -1 : 1;
}

export function combined<A, B, C>(
  a: Piecewise<A>,
  b: Piecewise<B>,
  combine: (a: A, b: B) => C,
): Piecewise<C> {
  const pieces: Piece<C>[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [one, other] = [a[left], b[right]];
    if (one === undefined || other === undefined) break;
    const { from, isIncluded } = order(one, other) >= 0 ? one : other;
    pieces.push({ from, isIncluded, value: combine(one.value, other.value) });
    const [nextLeft, nextRight] = [a[left + 1], b[right + 1]];
    if (nextLeft === undefined && nextRight === undefined) break;
    const by = nextLeft === undefined ? 1 : nextRight === undefined ? -1 : order(nextLeft, nextRight);
    if (by <= 0) left += 1;
    if (by >= 0) right += 1;
  }
  return nonEmpty(pieces);
}

export function mapped<A, B>(pieces: Piecewise<A>, map: (value: A) => B): Piecewise<B> {
  return nonEmpty(pieces.map((piece) => ({ ...piece, value: map(piece.value) })));
}

/** The same function with a piece for each of these points and one behind it. */
export function cutAt<T>(pieces: Piecewise<T>, points: readonly Fraction[]): Piecewise<T> {
  const cuts = points
    .filter((point) => exact.sign(point) >= 0)
    .toSorted(exact.compare)
    .filter((point, index, all) => index === 0 || !exact.equal(point, all[index - 1] ?? point));
  const parts = nonEmpty([
    { from: exact.zero, isIncluded: true, value: undefined },
    ...cuts.flatMap((from) => [
      ...(exact.isZero(from) ? [] : [{ from, isIncluded: true, value: undefined }]),
      { from, isIncluded: false, value: undefined },
    ]),
  ]);
  return combined(pieces, parts, (value) => value);
}

/** A piece with where it ends: before the start of the next, or never. */
export interface Stretch<T> extends Piece<T> {
  readonly to?: Fraction;
  /** One point only. */
  readonly isPoint: boolean;
}

export function stretches<T>(pieces: Piecewise<T>): readonly Stretch<T>[] {
  return pieces.map((piece, index) => {
    const next = pieces[index + 1];
    if (next === undefined) return { ...piece, isPoint: false };
    return { ...piece, to: next.from, isPoint: exact.equal(piece.from, next.from) };
  });
}

/** A number inside a stretch that is more than a point. */
function middleOf({ from, to }: Stretch<unknown>): Fraction {
  if (to === undefined) return exact.add(from, exact.one);
  return exact.multiply(exact.add(from, to), quarters[1]);
}

/** Three numbers inside a stretch that is more than a point. */
export function inside({ from, to }: Stretch<unknown>): readonly [Fraction, Fraction, Fraction] {
  const width = to ? exact.subtract(to, from) : exact.max(from, exact.one);
  const [first, second, third] = quarters;
  const part = (share: Fraction) => exact.add(from, exact.multiply(width, share));
  return [part(first), part(second), part(third)];
}

const quarters = [exact.fromText("0.25"), exact.fromText("0.5"), exact.fromText("0.75")] as const;

export function valueAt<T>(pieces: Piecewise<T>, x: Fraction): T {
  let found = pieces[0];
  for (const piece of pieces) {
    const by = exact.compare(piece.from, x);
    if (by > 0 || (by === 0 && !piece.isIncluded)) break;
    found = piece;
  }
  return found.value;
}

/** As few pieces as tell the same: points that a neighbour goes through belong to it. */
export function joined(pieces: Piecewise<Polynomial>): Piecewise<Polynomial> {
  const kept: Piece<Polynomial>[] = [];
  const all = stretches(pieces);
  all.forEach(({ from, isIncluded, value, isPoint }, index) => {
    const before = kept.at(-1);
    const next = all[index + 1];
    const here = at(value, from);
    if (before && isSame(before.value, value)) return;
    if (isPoint && before && exact.equal(at(before.value, from), here)) return;
    // The point is where the next piece begins.
    if (isPoint && next && exact.equal(at(next.value, from), here)) {
      kept.push({ from, isIncluded, value: next.value });
      return;
    }
    kept.push({ from, isIncluded, value });
  });
  return nonEmpty(kept);
}

/** Where each is less (-1), the same (0) or more (1); nothing when they cross at no fraction. */
export function comparedPieces(
  a: Piecewise<Polynomial>,
  b: Piecewise<Polynomial>,
): Piecewise<-1 | 0 | 1> | undefined {
  const apart = combined(a, b, difference);
  const points: Fraction[] = [];
  for (const { from, to, value } of stretches(apart)) {
    const found = roots(value);
    if (found === undefined) return undefined;
    for (const root of found) {
      const isIn = exact.compare(root, from) >= 0 && (to === undefined || exact.compare(root, to) <= 0);
      if (isIn) points.push(root);
    }
  }
  const cut = cutAt(apart, points);
  return nonEmpty(
    stretches(cut).map((stretch) => ({
      from: stretch.from,
      isIncluded: stretch.isIncluded,
      value: exact.sign(at(stretch.value, stretch.isPoint ? stretch.from : middleOf(stretch))),
    })),
  );
}

export function nonEmpty<T>([first, ...others]: readonly Piece<T>[]): Piecewise<T> {
  invariant(first !== undefined, "a function has no pieces");
  return [first, ...others];
}
