import { exact } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyNumber, declaredTexts } from "../domains/domain.js";
import { type AtomSet, type Axis, atomsAt, between, numberAxis, textAxis } from "./axis.js";
import { type Box, sweep } from "./sweep.js";

const points = [0, 10, 20, 30].map((value) => exact.fromInteger(value));
const texts = ["a", "b", "c"];
const axes: readonly Axis[] = [
  numberAxis(points, anyNumber),
  textAxis(texts, declaredTexts(texts)),
  numberAxis(points.slice(0, 2), { ...anyNumber, isWhole: true }),
];

const numbersOf = (axis: Axis): fc.Arbitrary<AtomSet> => {
  if (axis.kind === "texts") {
    return fc.subarray([0, 1, 2], { minLength: 1 }).map(atomsAt);
  }
  const place = fc.option(fc.tuple(fc.constantFrom(...axis.points), fc.boolean()), { nil: undefined });
  return fc
    .tuple(place, place)
    .map(([low, high]) =>
      between(axis, {
        ...(low && { lower: { value: low[0], isIncluded: low[1] } }),
        ...(high && { upper: { value: high[0], isIncluded: high[1] } }),
      }),
    )
    .filter((set) => set.length > 0);
};
const box: fc.Arbitrary<Box> = fc.tuple(...axes.map(numbersOf));

const atomsIn = (set: AtomSet) =>
  set.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));

/** Every combination of possible atoms with the rows that hold it, one by one. */
function allCells(boxes: readonly Box[]): ReadonlyMap<string, readonly number[]> {
  let cells: number[][] = [[]];
  for (const axis of axes) {
    cells = cells.flatMap((cell) => atomsIn(axis.possible).map((atom) => [...cell, atom]));
  }
  const holds = (set: AtomSet | undefined, atom: number) =>
    (set ?? []).some(([first, last]) => first <= atom && atom <= last);
  return new Map(
    cells.map((cell) => [
      cell.join(),
      boxes.flatMap((each, row) => (cell.every((atom, column) => holds(each[column], atom)) ? [row] : [])),
    ]),
  );
}

describe("the sweep", () => {
  it("visits every combination once, with the rows that brute force finds", () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 7 }), (boxes) => {
        const seen: string[] = [];
        const isWhole = sweep(axes, boxes, ({ box: region, rows }) => {
          let cells: number[][] = [[]];
          for (const set of region)
            cells = cells.flatMap((cell) => atomsIn(set).map((atom) => [...cell, atom]));
          for (const cell of cells) seen.push(`${cell.join()} ${rows.join()}`);
          return undefined;
        });
        const expected = [...allCells(boxes)].map(([cell, rows]) => `${cell} ${rows.join()}`);
        expect(isWhole && seen.sort().join("; ") === expected.sort().join("; ")).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });

  it("gives up on a table that is too large to be looked through", () => {
    const far = Array.from({ length: 60 }, (_, at) => exact.fromInteger(at));
    const many = Array.from({ length: 8 }, () => numberAxis(far, anyNumber));
    const boxes = Array.from({ length: 200 }, (_, row) =>
      many.map((_, column): AtomSet => {
        const first = (row * (2 * column + 7)) % 60;
        return [[first, first + 30 + ((row * column) % 17)]];
      }),
    );
    expect(sweep(many, boxes, () => undefined)).toBe(false);
  });
});
