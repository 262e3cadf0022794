/** `round`: where an amount is rounded otherwise than the plan rounds. */

import { minorUnits } from "@attain/engine";
import type { RoundLine } from "../../../syntax/ast.js";
import type { Fact } from "../../letter.js";
import type { Writing } from "../../writing.js";

export function roundFact(line: RoundLine, writing: Writing): Fact {
  const { earning } = writing.phrases;
  return { label: [earning.labels.round], texts: [earning.round(line.mode, placesOf(line, writing))] };
}

/** As many as the currency has, where none are written. */
export function placesOf({ places }: RoundLine, { plan }: Writing): string {
  return places?.value ?? String(minorUnits(plan.settings.currency) ?? 2);
}
