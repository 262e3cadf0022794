/** What surrounds a value while it is calculated, and which values have a meaning there. */

import type { AggregateOver, Expression, Goal, Grain, PeriodUnit, RuleSet, Source } from "../rule-set.js";
import { isCoarser, periodUnits } from "../values/period.js";
import { unreachable } from "../values/unreachable.js";
import { columnOf, type Names } from "./names.js";
import { quoted } from "./problem.js";

/** A row of a source, or a credit with the source row behind it. */
export type RowInScope = { readonly source: string } | { readonly credit: string };

export interface Scope {
  readonly row?: RowInScope;
  /** How many arguments the table around has. */
  readonly arguments: number;
  /** Whose figure is calculated; absent in columns and credits, which come before all figures. */
  readonly grain?: Grain;
}

export interface Misplaced {
  readonly message: string;
  readonly help: string;
}

/** The source whose columns can be read: of the row itself, or behind a credit, or a credit of a credit. */
export function sourceInScope(row: RowInScope | undefined, names: Names): Source | undefined {
  const seen = new Set<string>();
  let current = row;
  while (current !== undefined && "credit" in current) {
    if (seen.has(current.credit)) return undefined;
    seen.add(current.credit);
    current = names.credit.get(current.credit)?.of;
  }
  return current && names.source.get(current.source);
}

/** Why a value cannot be asked in a scope, if it cannot. What is inside it is asked on its own. */
export function misplaced(
  expression: Expression,
  scope: Scope,
  ruleSet: RuleSet,
  names: Names,
): Misplaced | undefined {
  const { grain } = scope;
  switch (expression.op) {
    case "column": {
      if (scope.row === undefined) return noRow;
      const source = sourceInScope(scope.row, names);
      if (source === undefined || columnOf(names, source, expression.column)) return undefined;
      return {
        message: `The rows of ${quoted(source.name)} have no column named ${quoted(expression.column)}`,
        help: "Name a column of the row in scope",
      };
    }
    case "credited":
    case "share":
    case "receiver":
    case "creditDate":
      return scope.row && "credit" in scope.row
        ? undefined
        : {
            message: "There is no credit here",
            help: "Ask for it within a credit of a credit, or an aggregate over one",
          };
    case "argument":
      return expression.index < scope.arguments
        ? undefined
        : {
            message: `There is no argument ${expression.index} here`,
            help: "Arguments are read in the rows of their table",
          };
    case "payee":
      return grain?.owner === "payee" || grain?.owner === "credit" ? undefined : noPayee;
    case "group":
      return groupColumn(grain) === undefined ? noGroup : undefined;
    case "goal": {
      const goal = names.goal.get(expression.goal);
      return goal && goalRead(goal, expression.level, grain);
    }
    case "periodDay":
      return grain && grain.owner !== "credit" ? undefined : noPeriod;
    case "prorate":
    case "monthsInPlan":
      return grain?.owner === "payee" ? undefined : noPayee;
    case "period":
      return grain && rankOf(grain) <= unitRank(expression.unit)
        ? undefined
        : {
            message: `No ${expression.unit} holds the period here`,
            help: "Name a unit as long as the figure's period, or longer",
          };
    case "figure": {
      const figure = names.figure.get(expression.name);
      return figure && figureRead(expression, figure.grain, grain);
    }
    case "aggregate":
      return aggregateRead(expression.over, scope, ruleSet, names);
    default:
      return undefined;
  }
}

const noRow: Misplaced = {
  message: "There is no row here to read a column of",
  help: "Read columns within sources, credits and aggregates over rows, or look them up",
};
const noPayee: Misplaced = {
  message: "There is no payee and period here",
  help: "Ask for it in figures and components of a payee",
};
const noPeriod: Misplaced = {
  message: "There is no period here",
  help: "Ask for its first or last day in figures and components of a period",
};
const noFigure: Misplaced = {
  message: "Figures and credits are not known yet where rows are read and credited",
  help: "Read them in figures and components",
};

const noGroup: Misplaced = {
  message: "There is no group here",
  help: "Ask for it in figures of a group, or of parts of a period",
};

type FigureRead = Extract<Expression, { readonly op: "figure" }>;

/** A figure is read at its own grain or a coarser one: the period that holds this one. */
function figureRead({ name, of }: FigureRead, read: Grain, reader: Grain | undefined): Misplaced | undefined {
  if (reader === undefined) return noFigure;
  if (read.owner !== "group" && of !== undefined) {
    return { message: `${quoted(name)} belongs to no group`, help: "Leave `of` out" };
  }
  const fits =
    read.owner === "credit"
      ? reader.owner === "credit" && reader.credit === read.credit
      : rankOf(read) >= rankOf(reader) && ownerFits(read, reader, of !== undefined);
  return fits
    ? undefined
    : { message: `${quoted(name)} is finer than the figure that reads it`, help: "Aggregate it" };
}

/** Whether one of the owner's numbers belongs to the reader. */
function ownerFits(
  read: Exclude<Grain, { readonly owner: "credit" }>,
  reader: Grain,
  isNamed: boolean,
): boolean {
  switch (read.owner) {
    case "plan":
      return true;
    case "group":
      if (reader.owner === "group") return !isNamed && reader.column === read.column;
      return isNamed && reader.owner !== "plan";
    case "payee":
      if (reader.owner === "credit") return true;
      return reader.owner === "payee" && (read.cut === undefined || read.cut === reader.cut);
    default:
      return unreachable(read);
  }
}

/** The column of the roster that makes the groups, or cuts the periods, of a grain. */
function groupColumn(grain: Grain | undefined): string | undefined {
  if (grain === undefined || grain.owner === "credit") return undefined;
  return grain.owner === "group" ? grain.column : grain.cut;
}

/** The grain in which an aggregate over a figure asks for its value: a payee asks for their own group's. */
export function grainInside(figure: Grain, reader: Grain | undefined): Grain {
  return figure.owner === "group" && reader?.owner === "payee" ? { owner: "payee", per: figure.per } : figure;
}

/** A goal is read by its units, and by payees for the units above them, in periods no longer than its own. */
function goalRead(
  { name, per, levels }: Goal,
  level: string | undefined,
  reader: Grain | undefined,
): Misplaced | undefined {
  if (reader === undefined) return noFigure;
  const hasLevel = (wanted: string) => levels.some((each) => each.name === wanted);
  const isPayees = reader.owner === "payee" || reader.owner === "credit";
  const isUnit = reader.owner === "plan" || hasLevel(reader.owner === "group" ? reader.column : "payee");
  const isLonger = reader.owner !== "credit" && (reader.per === "plan" || isCoarser(reader.per, per));
  if (!isLonger && isUnit && (level === undefined || isPayees)) return undefined;
  return {
    message: `${quoted(name)} is not broken down to whoever reads it here`,
    help: "Read it in figures of its units, in periods no longer than its own",
  };
}

function aggregateRead(
  over: AggregateOver,
  scope: Scope,
  ruleSet: RuleSet,
  names: Names,
): Misplaced | undefined {
  if ("reference" in over) return childrenRead(over, scope, ruleSet, names);
  if (scope.grain === undefined) return noFigure;
  if ("figure" in over) {
    const figure = names.figure.get(over.figure);
    if (figure === undefined || rankOf(figure.grain) <= rankOf(scope.grain)) return undefined;
    return {
      message: `${quoted(figure.name)} is coarser than the figure that adds it up`,
      help: "Read it directly",
    };
  }
  return "source" in over ? payeeRowsRead(over, names) : undefined;
}

function payeeRowsRead(
  over: Extract<AggregateOver, { readonly payee: string }>,
  names: Names,
): Misplaced | undefined {
  const source = names.source.get(over.source);
  if (source === undefined) return undefined;
  const time = over.time === undefined ? "date" : columnOf(names, source, over.time)?.kind;
  return columnOf(names, source, over.payee)?.kind === "payee" && (time === "date" || time === "period")
    ? undefined
    : {
        message: `The rows of ${quoted(source.name)} belong to nobody, or to no time, by these columns`,
        help: "Name a column of type payee, and one of type date or period",
      };
}

/** The rows that point at the row in scope. */
function childrenRead(
  over: Extract<AggregateOver, { readonly reference: string }>,
  scope: Scope,
  { plan }: RuleSet,
  names: Names,
): Misplaced | undefined {
  const source = names.source.get(over.source);
  const parent = sourceInScope(scope.row, names);
  if (source === undefined) return undefined;
  if (parent === undefined) return noRow;
  const column = columnOf(names, source, over.reference);
  const pointsTo = column?.kind === "payee" ? plan.roster : column?.pointsTo;
  return pointsTo === parent.name
    ? undefined
    : {
        message: `The column ${quoted(over.reference)} of ${quoted(source.name)} does not refer to ${quoted(parent.name)}`,
        help: "Name a column that holds the key of the row in scope",
      };
}

/** Days first, the whole plan last; a credit is finer than any period. */
function rankOf(grain: Grain): number {
  if (grain.owner === "credit") return -1;
  return grain.per === "plan" ? periodUnits.length : unitRank(grain.per);
}

function unitRank(unit: PeriodUnit): number {
  return periodUnits.indexOf(unit);
}
