/** `cap X per year`: whose number and of which period X is, where the limit counts more than one of the component's. */

import type { PeriodUnitWord } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import { isLonger } from "./period-length.js";

/** Nothing where the limit holds for the component's own number. */
export function limitWindow(per: PeriodUnitWord | undefined, grain: FigureGrain): FigureGrain | undefined {
  if (per === undefined) return undefined;
  if (grain.owner === "credit") return { owner: "payee", per };
  if (grain.owner === "group") return isLonger(per, grain.per) ? { ...grain, per } : undefined;
  // The parts of a period that is cut are counted together.
  const isWindow = isLonger(per, grain.per) || (grain.cut !== undefined && per === grain.per);
  return isWindow ? { owner: grain.owner, per } : undefined;
}
