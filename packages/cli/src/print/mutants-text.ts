/** Which changes of a plan no test notices, for a person. */

import type { MutantFate, TriedMutant } from "@attain/dsl";
import { printable } from "./printable.js";
import type { Style } from "./style.js";

/** `hasData`: changes that pay nobody anything else on the plan's own data are known. */
export function mutantsText(
  tried: readonly TriedMutant[],
  file: string,
  hasData: boolean,
  style: Style,
): string {
  const of = (fate: MutantFate) => tried.filter((each) => each.fate === fate);
  const [noticed, survived, equivalent] = [of("noticed"), of("survived"), of("equivalent")];
  const list = (each: TriedMutant) => changeText(each, file, style);
  const parts = [`${style.bold(`${noticed.length} of ${tried.length}`)} changes are noticed\n`];
  if (survived.length > 0) {
    const what = hasData ? "no test notices, though they change what is paid" : "no test notices";
    parts.push(style.red(`${survived.length} ${what}`), "\n", ...survived.map(list));
  }
  if (equivalent.length > 0) {
    parts.push(`${equivalent.length} change nothing that is paid on this data\n`, ...equivalent.map(list));
  }
  return parts.join("");
}

function changeText({ mutant, line }: TriedMutant, file: string, style: Style): string {
  const after = mutant.after === "" ? "left out" : `becomes ${printable(mutant.after)}`;
  const place = style.dim(`${printable(file)}:${line}`);
  return `  ${place} ${printable(mutant.where)}: ${printable(mutant.before)} ${after}\n`;
}
