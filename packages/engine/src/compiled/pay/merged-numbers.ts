/** Puts numbers of a component together that were calculated for some of the lanes each. */

import type { Place } from "../../rule-set.js";
import { noValues } from "../evaluate/operand.js";
import type { FigureNumbers } from "../figures/figure-numbers.js";
import { mergedParts, type Part, put } from "../vectors/select.js";
import type { Vector } from "../vectors/vector.js";
import { CreditPays } from "./credit-pays.js";

export interface Piece {
  readonly lanes: Int32Array;
  readonly numbers: FigureNumbers;
}

/** Lanes in no piece hold nothing. */
export function mergedNumbers(pieces: readonly Piece[], size: number, place: Place): FigureNumbers {
  const [only] = pieces;
  if (only === undefined) return { amount: noValues(size), uncapped: noValues(size) };
  if (pieces.length === 1 && only.lanes.length === size) return only.numbers;
  const all = (pick: (numbers: FigureNumbers) => Vector | undefined): Vector => {
    const parts = pieces.flatMap(({ lanes, numbers }): readonly Part[] => {
      const vector = pick(numbers);
      return vector === undefined ? [] : [{ lanes, vector }];
    });
    return mergedParts(size, parts, place);
  };
  const amount = all((numbers) => numbers.amount);
  const excess = all(({ excess }) => excess);
  const isCapped = new Uint8Array(size);
  for (const { lanes, numbers } of pieces) put(isCapped, numbers.isCapped, lanes);
  const pays = pieces.flatMap(({ lanes, numbers }) => numbers.pays?.inLanes(lanes) ?? []);
  const hasPays = new Uint8Array(size);
  for (const { lanes, numbers } of pieces) put(hasPays, numbers.hasPays, lanes);
  return {
    amount,
    uncapped: all(({ uncapped }) => uncapped),
    isCapped,
    ...(excess.kind === "number" && { excess: { ...excess, gaps: amount.gaps } }),
    ...(pays.length > 0 && { pays: CreditPays.joined(pays), hasPays }),
  };
}
