/** A figure's own number read by another figure. */

import type { ComponentSymbol, FigureGrain, FigureSymbol } from "../checked-plan.js";

export interface FigureRead {
  readonly figure: FigureSymbol | ComponentSymbol;
  readonly reader: FigureGrain;
}
