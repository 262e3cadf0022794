/**
 * What a cap or floor counts: the component's own period, or a longer window. Of a window the limit is one
 * number, whichever of the component's periods asks for it, so its value is read for the window as well.
 */

import type { Grain, Limit } from "./rule-set.js";
import { isCoarser } from "./values/period.js";

/** The grain of the window; `undefined` where the limit holds for the component's own number. */
export function limitWindow({ per }: Limit, grain: Grain): Exclude<Grain, { owner: "credit" }> | undefined {
  if (per === undefined) return undefined;
  if (grain.owner === "credit") return { owner: "payee", per };
  // The parts of a period that is cut are counted together.
  const isCut = grain.owner !== "group" && grain.cut !== undefined;
  const isLonger = grain.per !== "plan" && (isCoarser(per, grain.per) || (isCut && per === grain.per));
  if (!isLonger) return undefined;
  return grain.owner === "group" ? { ...grain, per } : { owner: grain.owner, per };
}
