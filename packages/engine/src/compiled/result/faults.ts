/** Faults in their one order, each once. */

import type { Fault } from "../../fault.js";
import { orderTexts } from "../rows/texts.js";

export function sortedFaults(faults: readonly Fault[]): readonly Fault[] {
  const once = new Map(
    faults.map((fault) => {
      const { code, message, file, planFile, line, column, payee, period } = fault;
      return [JSON.stringify([code, message, file, planFile, line, column, payee, period]), fault];
    }),
  );
  return [...once.values()].sort(
    (a, b) =>
      orderTexts(a.payee ?? "", b.payee ?? "") ||
      orderTexts(a.period ?? "", b.period ?? "") ||
      orderTexts(a.file ?? "", b.file ?? "") ||
      orderTexts(a.planFile ?? "", b.planFile ?? "") ||
      a.line - b.line ||
      a.column - b.column ||
      orderTexts(a.code, b.code) ||
      orderTexts(a.message, b.message),
  );
}
