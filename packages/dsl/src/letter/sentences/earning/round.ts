/** `round`: how an amount is rounded. */

import { minorUnits } from "@attain/engine";
import type { RoundLine } from "../../../syntax/ast.js";
import type { Fact } from "../../letter.js";
import type { Writing } from "../../writing.js";
import { factOf } from "../fact.js";

export function roundFact(mode: RoundLine["mode"], places: string, writing: Writing): Fact {
  const { earning } = writing.phrases;
  return factOf(earning.labels.round, [earning.round(mode, places)], writing);
}

/** As many as the currency has, where none are written. */
export function placesOf({ places }: RoundLine, { plan }: Writing): string {
  return places?.value ?? String(minorUnits(plan.settings.currency) ?? 2);
}
