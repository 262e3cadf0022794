/** A figure, component or scorecard read by name: whether its grain fits the reader's. */

import type { Reference } from "../../syntax/ast.js";
import type { AnyFigure, FigureGrain } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { describeGrain, isLonger } from "../types/period-length.js";
import { coversReader } from "./covers-reader.js";
import { type FigurePart, figurePart } from "./figure-part.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";

export function resolveFigure(
  figure: AnyFigure,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): Resolution {
  const reader = scope.figure;
  if (reader === undefined) {
    reportNoPeriod(figure, reference, scope, checking);
    return "reported";
  }
  addDependency(scope.definition, figure, checking);
  checking.ensure(figure);
  const part = figurePart(figure, reference.path, checking);
  if (part === "reported") return "reported";
  if (needsAggregate(figure.grain, reader)) {
    reportFiner(figure, reference, reader, checking);
    return "reported";
  }
  if (isCoarser(figure.grain, reader)) checking.figureReads.set(reference, { figure, reader });
  const [, ...rest] = reference.path;
  return {
    head: { kind: "figure", figure, ...nameOfPart(part), ...ofOwnGroup(figure, reader) },
    type: part?.type ?? figure.type,
    absent: part?.absent || mayHaveNoGroup(figure, reader) || !isCovered(figure, scope, checking),
    rest: part ? rest : reference.path,
    ...(isDatedGroup(figure, reader, checking) && { dated: true }),
  };
}

/** As meanings and rule sets name it. */
export function nameOfPart(part: FigurePart | undefined): Pick<FigurePart, "part" | "item"> {
  return {
    ...(part?.part !== undefined && { part: part.part }),
    ...(part?.item !== undefined && { item: part.item }),
  };
}

function isCovered({ statements }: AnyFigure, { validity }: Scope, { settings }: Checking): boolean {
  return coversReader(
    statements.map((statement) => statement.scope),
    validity,
    settings,
  );
}

/** Somebody whose column is empty belongs to no group. */
function mayHaveNoGroup({ grain }: AnyFigure, reader: FigureGrain): boolean {
  return grain.owner === "group" && reader.owner !== "group" && grain.column.optional;
}

/** Whoever changes the group within a period has more than one. */
export function isDatedGroup({ grain }: AnyFigure, reader: FigureGrain, { settings }: Checking): boolean {
  const isDated = settings.roster?.statement.dated ?? false;
  return grain.owner === "group" && reader.owner !== "group" && isDated;
}

/** Several numbers of the figure fall into one of the reader's. */
export function needsAggregate(figure: FigureGrain, reader: FigureGrain): boolean {
  if (figure.owner === "credit") return reader.owner !== "credit" || reader.credit !== figure.credit;
  if (reader.owner === "credit") return false;
  return isLonger(reader.per, figure.per) || !hasOneFor(figure, reader);
}

type PeriodGrain = Exclude<FigureGrain, { readonly owner: "credit" }>;

/** Whether of a figure one number belongs to whoever the reader's is. */
function hasOneFor(figure: PeriodGrain, reader: PeriodGrain): boolean {
  if (figure.owner === "plan") return true;
  if (figure.owner === "group") {
    return reader.owner === "payee" || (reader.owner === "group" && reader.column === figure.column);
  }
  return reader.owner === "payee" && (figure.cut === undefined || figure.cut === reader.cut);
}

/** One number of the figure serves several of the reader's. */
function isCoarser(figure: FigureGrain, reader: FigureGrain): boolean {
  if (figure.owner === "credit") return false;
  if (reader.owner === "credit" || isLonger(figure.per, reader.per)) return true;
  return reader.owner === "payee" && reader.cut !== undefined && figure.owner === "payee" && !figure.cut;
}

/** A group's number is read for the group that the reader's payee belongs to, when it is. */
export function ofOwnGroup({ grain }: AnyFigure, reader: FigureGrain): { readonly ofOwnGroup?: true } {
  return grain.owner === "group" && reader.owner !== "group" ? { ofOwnGroup: true } : {};
}

function reportNoPeriod(figure: AnyFigure, reference: Reference, scope: Scope, checking: Checking): void {
  const place = scope.row
    ? `a row of \`${scope.row.source.name}\` has no period yet`
    : "this value is shared and has no period of its own";
  checking.report({
    code: "no-period-here",
    span: reference.span,
    message: `\`${figure.name}\` is a number ${describeGrain(figure.grain)}, but ${place}`,
    help: scope.row
      ? "Use it in a measure or a component"
      : "Pass it to the table or tiers as their argument",
  });
}

function reportFiner(figure: AnyFigure, reference: Reference, reader: FigureGrain, checking: Checking): void {
  const written = reference.head.text;
  const span = reference.span;
  checking.report({
    code: "needs-aggregate",
    span,
    message: `\`${written}\` is one number ${describeGrain(figure.grain)}, and this is one ${describeGrain(reader)}`,
    help: `Say how the numbers come together: \`sum(${written})\``,
    fixes: [{ title: `Write \`sum(${written})\``, edits: [{ span, text: `sum(${written})` }] }],
  });
}
