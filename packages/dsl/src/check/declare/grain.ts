/** `per quarter`, `per plan, month`, `per booking`: whose number a figure is. */

import type { Grain, Name, PeriodUnit } from "../../syntax/ast.js";
import type { ColumnSymbol, FigureGrain } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { rosterIsUncertain } from "../resolve/roster.js";
import { candidatesOf, reportUnknown, words } from "../resolve/unknown-name.js";
import { describeType } from "../types/describe-type.js";
import { groupColumns } from "../types/group.js";

const unitWords = ["day", "month", "quarter", "half", "year", "plan", "payee"];

/** Nothing when the grain is wrong, or one that is not calculated yet; either has been reported. */
export function declareGrain(grain: Grain, checking: Checking): FigureGrain | undefined {
  const periods = grain.units.filter((unit): unit is PeriodUnit => unit.kind === "periodUnit");
  const names = grain.units.filter((unit): unit is Name => unit.kind === "name");
  if (grain.units.length === 0) return undefined;
  if (periods.length > 1) return reportWrong(grain, "A number belongs to one period", checking);
  const owners = names.filter(({ text }) => text === "plan" || text === "payee");
  const others = names.filter((name) => !owners.includes(name));
  const isPayee = owners.some(({ text }) => text === "payee");
  const isPlan = owners.some(({ text }) => text === "plan");
  if (periods.length === 1 && isPayee && isPlan) {
    return reportWrong(grain, "A number belongs to a payee or to the whole plan", checking);
  }
  const [period] = periods;
  const [name, second] = others;
  if (name === undefined)
    return { owner: isPlan && !isPayee ? "plan" : "payee", per: period?.unit ?? "plan" };
  const symbol = checking.symbols.get(name.text);
  if (symbol?.kind === "credit" && grain.units.length === 1) {
    checking.symbolOf.set(name, symbol);
    return { owner: "credit", credit: symbol };
  }
  const columns = others.map((other) => groupColumn(other, checking));
  const [column] = columns;
  if (column === undefined || columns.includes(undefined)) return undefined;
  if (second) return reportWrong(grain, "A number belongs to one group", checking);
  const isCut = period !== undefined && name.span.start > period.span.start;
  if (isPlan || (isPayee && !isCut)) {
    const owner = isPlan ? "the whole plan" : "a payee";
    return reportWrong(grain, `A number belongs to ${owner} or to each \`${name.text}\``, checking);
  }
  return isCut
    ? { owner: "payee", per: period.unit, cut: column }
    : { owner: "group", column, per: period?.unit ?? "plan" };
}

/** A column of the roster whose values are groups, or cut a period. */
function groupColumn(name: Name, checking: Checking): ColumnSymbol | undefined {
  const symbol = checking.symbols.get(name.text);
  const column = checking.settings.roster?.columns.get(name.text);
  if (column) {
    checking.symbolOf.set(name, column);
    return groupsOf(checking).includes(column) ? column : reportNoGroup(name, column, checking);
  }
  if (symbol) {
    checking.symbolOf.set(name, symbol);
    return reportNoOwner(name, checking);
  }
  if (rosterIsUncertain(checking) || checking.settings.roster?.statement.broken) return undefined;
  reportUnknown(
    {
      name,
      message: `There is no number per \`${name.text}\``,
      candidates: () => [
        ...words(unitWords),
        ...candidatesOf(["credit"], checking),
        ...groupsOf(checking).map((each) => ({ text: each.name, definition: each })),
      ],
      help: () =>
        ["week", "weeks"].includes(name.text)
          ? "There are no weeks, which no month is made of: write `day`, `month`, `quarter`, `half` or `year`"
          : "Write a period (`day`, `month`, `quarter`, `half`, `year`), `plan`, the name of a credit, or a column of the list of payees",
    },
    checking,
  );
  return undefined;
}

function groupsOf({ settings }: Checking): readonly ColumnSymbol[] {
  return settings.roster ? groupColumns(settings.roster) : [];
}

function reportNoGroup(name: Name, { type }: ColumnSymbol, checking: Checking): undefined {
  checking.report({
    code: "wrong-grain",
    span: name.span,
    message: `\`${name.text}\` is ${describeType(type)}, and makes no groups of payees`,
    help: "Name a column of the list of payees that holds a text, a payee or a row of other data",
  });
  return undefined;
}

function reportNoOwner(name: Name, checking: Checking): undefined {
  checking.report({
    code: "wrong-kind",
    span: name.span,
    message: `There is no number per \`${name.text}\`, which is neither a period nor a credit`,
    help: "Write a period, `plan`, the name of a credit, or a column of the list of payees",
  });
  return undefined;
}

function reportWrong(grain: Grain, message: string, checking: Checking): undefined {
  checking.report({
    code: "wrong-grain",
    span: grain.span,
    message,
    help: "Write one owner and one period, such as `per quarter`, `per plan, quarter` or `per team, quarter`",
  });
  return undefined;
}
