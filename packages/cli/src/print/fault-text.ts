/** Faults as a person reads them: where, what, what to do; long lists are cut and counted. */

import type { Fault } from "@attain/engine";
import { fileOfFault } from "../plan/problem.js";
import { printable } from "./printable.js";
import type { Style } from "./style.js";

/** More than a screen of faults helps nobody; `--json` and the results list all. */
const mostShown = 20;

/** `planFile` is where faults without a data file have their place. */
export function faultsText(faults: readonly Fault[], planFile: string, style: Style): string {
  const shown = faults.slice(0, mostShown).map((fault) => faultText(fault, planFile, style));
  const more = faults.length - shown.length;
  if (more > 0) shown.push(`... and ${more} more; --json lists all of them\n`);
  return shown.join("");
}

function faultText(fault: Fault, planFile: string, style: Style): string {
  const lines = [`${style.red(`error: ${printable(fault.message)}`)} ${style.dim(`[${fault.code}]`)}`];
  lines.push(style.dim(`  ${printable(placeText(fault, planFile))}`));
  if (fault.found !== undefined) lines.push(`  found ${quoted(fault.found)}`);
  if (fault.expected !== undefined) lines.push(`  expected ${printable(fault.expected)}`);
  lines.push(style.cyan(`  help: ${printable(fault.help)}`));
  return `${lines.join("\n")}\n\n`;
}

/** `data/deals.csv:12, field 3, for ann in 2026-Q1`. */
function placeText(fault: Fault, planFile: string): string {
  const inPlan = fault.file === null;
  const line = fault.line > 0 ? `:${fault.line}` : "";
  const column = fault.column === 0 ? "" : inPlan ? `:${fault.column}` : `, field ${fault.column}`;
  const payee = fault.payee === null ? "" : `, for ${fault.payee}`;
  const period = fault.period === null ? "" : `, in ${fault.period}`;
  return `${fileOfFault(fault, planFile)}${line}${column}${payee}${period}`;
}

function quoted(found: string): string {
  const short = found.length > 60 ? `${found.slice(0, 60)}...` : found;
  return short === "" ? "nothing" : `"${printable(short)}"`;
}
