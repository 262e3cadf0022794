/** A figure's own number read by another figure. */

import type { AnyFigure, FigureGrain } from "../checked-plan.js";

export interface FigureRead {
  readonly figure: AnyFigure;
  readonly reader: FigureGrain;
}
