/** `per quarter`, `per plan, month`, `per booking`: whose number a figure is. */

import type { Grain, Name, PeriodUnit } from "../../syntax/ast.js";
import type { FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { reportNotEvaluated } from "../infer/not-evaluated.js";
import { candidatesOf, reportUnknown, words } from "../resolve/unknown-name.js";
import { isNotEvaluated } from "./placeholder.js";

const unitWords = ["day", "month", "quarter", "half", "year", "plan", "payee"];

/** Nothing when the grain is wrong, or one that is not calculated yet; either has been reported. */
export function declareGrain(grain: Grain, checking: Checking): FigureGrain | undefined {
  const periods = grain.units.filter((unit): unit is PeriodUnit => unit.kind === "periodUnit");
  const names = grain.units.filter((unit): unit is Name => unit.kind === "name");
  if (periods.length > 1) return reportWrong(grain, "A number belongs to one period", checking);
  const owners = names.filter(({ text }) => text === "plan" || text === "payee");
  const others = names.filter((name) => !owners.includes(name));
  if (others.length > 0) return groupGrain(grain, others, checking);
  const isPayee = owners.some(({ text }) => text === "payee");
  const isPlan = owners.some(({ text }) => text === "plan");
  if (periods.length === 1 && isPayee && isPlan) {
    return reportWrong(grain, "A number belongs to a payee or to the whole plan", checking);
  }
  const per = periods[0]?.unit ?? "plan";
  if (grain.units.length === 0) return undefined;
  return { owner: isPlan && !isPayee ? "plan" : "payee", per };
}

/** A credit's name alone is one number a credit; every other name is a group of payees or of days. */
function groupGrain(grain: Grain, names: readonly Name[], checking: Checking): FigureGrain | undefined {
  const roster = checking.settings.roster;
  for (const name of names) {
    const symbol = checking.symbols.get(name.text);
    const column = roster?.columns.get(name.text);
    if (symbol) checking.symbolOf.set(name, symbol);
    else if (column) checking.symbolOf.set(name, column);
    if (symbol?.kind === "credit" && grain.units.length === 1) return { owner: "credit", credit: symbol };
    if (symbol && isNotEvaluated(symbol)) return undefined;
    if (symbol && symbol.kind !== "credit" && column === undefined) return reportNoOwner(name, checking);
    if (symbol === undefined && column === undefined) {
      reportUnknown(
        {
          name,
          message: `There is no number per \`${name.text}\``,
          candidates: () => [...words(unitWords), ...candidatesOf(["credit"], checking)],
          help: () => "Write a period, `plan`, or the name of a credit",
        },
        checking,
      );
      return undefined;
    }
  }
  reportNotEvaluated("A number for each group", grain.span, checking);
  return undefined;
}

function reportNoOwner(name: Name, checking: Checking): undefined {
  checking.report({
    code: "wrong-kind",
    span: name.span,
    message: `There is no number per \`${name.text}\`, which is neither a period nor a credit`,
    help: "Write a period, `plan`, or the name of a credit",
  });
  return undefined;
}

function reportWrong(grain: Grain, message: string, checking: Checking): undefined {
  checking.report({
    code: "wrong-grain",
    span: grain.span,
    message,
    help: "Write one period, such as `per quarter` or `per plan, quarter`",
  });
  return undefined;
}
