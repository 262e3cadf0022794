/** Collects the faults of a run: each once, in one order. */

import type { Fault } from "../fault.js";
import { compareText } from "../values/compare-text.js";

export class FaultBag {
  readonly #faults = new Map<string, Fault>();

  add(fault: Fault): void {
    const { code, message, file, planFile, line, column, payee, period } = fault;
    this.#faults.set(JSON.stringify([code, message, file, planFile, line, column, payee, period]), fault);
  }

  get isEmpty(): boolean {
    return this.#faults.size === 0;
  }

  /** By payee, period, file, line, column; what belongs to nobody comes first. */
  sorted(): readonly Fault[] {
    return [...this.#faults.values()].sort(compareFaults);
  }
}

export function compareFaults(a: Fault, b: Fault): number {
  return (
    compareText(a.payee ?? "", b.payee ?? "") ||
    compareText(a.period ?? "", b.period ?? "") ||
    compareText(a.file ?? "", b.file ?? "") ||
    compareText(a.planFile ?? "", b.planFile ?? "") ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.code, b.code) ||
    compareText(a.message, b.message)
  );
}
