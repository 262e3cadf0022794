/**
 * One column of a decision table cut into atoms: its known points and texts and what lies between them. No
 * row tells two values of one atom apart, so that a finite table shows all that can happen.
 */

import { exact, type Fraction } from "@attain/engine";
import type { NumberDomain, TextDomain } from "../domains/domain.js";

/** Neighbouring atoms from the first through the last, by their places. */
export type Range = readonly [first: number, last: number];

/** Atoms of one column: ranges that ascend and do not touch. */
export type AtomSet = readonly Range[];

export type Axis = NumberAxis | TextAxis;

/** Atoms with even places lie between points (0 below the first); those with odd places are points. */
export interface NumberAxis {
  readonly kind: "numbers";
  /** Ascending. */
  readonly points: readonly Fraction[];
  readonly domain: NumberDomain;
  readonly size: number;
  /** Atoms that some value of the domain stands in. */
  readonly possible: AtomSet;
}

/** An atom for each text, and one behind them for every other. */
export interface TextAxis {
  readonly kind: "texts";
  readonly texts: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly domain: TextDomain;
  readonly size: number;
  readonly possible: AtomSet;
}

export function numberAxis(values: readonly Fraction[], domain: NumberDomain): NumberAxis {
  const ends = [domain.lower, domain.upper].flatMap((bound) => (bound ? [bound.value] : []));
  const points = [...values, ...ends]
    .sort(exact.compare)
    .filter((value, index, all) => index === 0 || !exact.equal(value, all[index - 1] ?? value));
  const size = points.length * 2 + 1;
  const possible: Range[] = [];
  for (let atom = 0; atom < size; atom += 1) {
    if (!isPossible(atom, points, domain)) continue;
    const last = possible.at(-1);
    if (last?.[1] === atom - 1) possible[possible.length - 1] = [last[0], atom];
    else possible.push([atom, atom]);
  }
  return { kind: "numbers", points, domain, size, possible };
}

function isPossible(
  atom: number,
  points: readonly Fraction[],
  { lower, upper, isWhole }: NumberDomain,
): boolean {
  const isPoint = atom % 2 === 1;
  const [from, to] = isPoint
    ? [points[(atom - 1) / 2], points[(atom - 1) / 2]]
    : [points[atom / 2 - 1], points[atom / 2]];
  // A bound is a point of its own, so that no atom lies on both sides of it.
  if (lower && to && exact.compare(to, lower.value) < (isPoint ? 0 : 1)) return false;
  if (upper && from && exact.compare(from, upper.value) > (isPoint ? 0 : -1)) return false;
  if (isPoint) {
    if (lower && !lower.isIncluded && from && exact.equal(from, lower.value)) return false;
    if (upper && !upper.isIncluded && from && exact.equal(from, upper.value)) return false;
    return !isWhole || from === undefined || isInteger(from);
  }
  return !isWhole || from === undefined || to === undefined || holdsWhole(from, to);
}

export function isInteger(value: Fraction): boolean {
  return exact.lowestTerms(value).d === 1n;
}

/** Whether a whole number lies between two, neither included. */
function holdsWhole(from: Fraction, to: Fraction): boolean {
  return exact.compare(exact.fromInteger(floorOf(from) + 1n), to) < 0;
}

export function floorOf(value: Fraction): bigint {
  const { n, d } = exact.lowestTerms(value);
  const quotient = n / d;
  return n < 0n && quotient * d !== n ? quotient - 1n : quotient;
}

export function textAxis(values: readonly string[], domain: TextDomain): TextAxis {
  const texts = [...new Set([...domain.values, ...values])];
  const places = new Map(texts.map((text, index) => [text, index]));
  const size = texts.length + 1;
  const possible: Range[] = domain.isOpen
    ? [[0, texts.length]]
    : domain.values.length === 0
      ? []
      : [[0, domain.values.length - 1]];
  return { kind: "texts", texts, places, domain, size, possible };
}

// ---------------------------------------------------------------- sets of atoms

export function everything({ size }: Axis): AtomSet {
  return [[0, size - 1]];
}

export function isEverything(set: AtomSet, axis: Axis): boolean {
  return axis.possible.every(([first, last]) => set.some(([from, to]) => from <= first && last <= to));
}

/** Places of points in an ordered axis, by binary search. */
export function pointAtom({ points }: NumberAxis, value: Fraction): number {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (exact.compare(points[middle] ?? value, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low * 2 + 1;
}

export interface Edges {
  readonly lower?: { readonly value: Fraction; readonly isIncluded: boolean };
  readonly upper?: { readonly value: Fraction; readonly isIncluded: boolean };
}

/** From one value to another; nothing when it ends before it begins. */
export function between(axis: NumberAxis, { lower, upper }: Edges): AtomSet {
  const first = lower ? pointAtom(axis, lower.value) + (lower.isIncluded ? 0 : 1) : 0;
  const last = upper ? pointAtom(axis, upper.value) - (upper.isIncluded ? 0 : 1) : axis.size - 1;
  return first <= last ? [[first, last]] : [];
}

export function atomsAt(places: readonly number[]): AtomSet {
  return united([...places].sort((a, b) => a - b).map((place) => [place, place] as const));
}

/** Ranges in ascending order of their beginnings, joined where they touch. */
export function united(ranges: readonly Range[]): AtomSet {
  const joined: Range[] = [];
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) joined[joined.length - 1] = [before[0], Math.max(before[1], last)];
    else joined.push([first, last]);
  }
  return joined;
}

export function common(a: AtomSet, b: AtomSet): AtomSet {
  const shared: Range[] = [];
  for (const [from, to] of a) {
    for (const [first, last] of b) {
      const range: Range = [Math.max(from, first), Math.min(to, last)];
      if (range[0] <= range[1]) shared.push(range);
    }
  }
  return shared;
}

export function complement(set: AtomSet, { size }: Axis): AtomSet {
  const rest: Range[] = [];
  let next = 0;
  for (const [first, last] of set) {
    if (next < first) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next < size) rest.push([next, size - 1]);
  return rest;
}
