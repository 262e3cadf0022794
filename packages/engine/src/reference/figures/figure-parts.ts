/** The numbers a payee's figure has in a period: one, or one for each part of a period that is cut. */

import type { Context } from "../context.js";
import type { FigureDefinition } from "../program/program.js";
import { valuesOf } from "../sharing/groups.js";
import type { GrainPeriod } from "../time/grain-period.js";
import type { FigureOf } from "./figure.js";

export async function figureParts(
  figure: FigureDefinition,
  payee: string | undefined,
  period: GrainPeriod,
  { run, view }: Context,
): Promise<readonly FigureOf[]> {
  const { grain } = figure.definition;
  const column = grain.owner === "payee" ? grain.cut : undefined;
  if (column === undefined || payee === undefined) return [{ figure, payee, period }];
  const values = await valuesOf(run, view, payee, column, period);
  return values.map((value) => ({ figure, payee, period, group: { column, value } }));
}
