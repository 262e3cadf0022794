/** A figure or component read by name: whether its grain fits the reader's. */

import type { Name, Reference } from "../../syntax/ast.js";
import type { ComponentSymbol, FigureGrain, FigureSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { describeGrain, isLonger } from "../types/period-length.js";
import { coversReader } from "./covers-reader.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";
import { reportUnknown, words } from "./unknown-name.js";

type Figure = FigureSymbol | ComponentSymbol;

export function resolveFigure(
  figure: Figure,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): Resolution {
  const reader = scope.figure;
  if (reader === undefined) {
    reportNoPeriod(figure, reference, scope, checking);
    return "reported";
  }
  const part = partOf(figure, reference.path, checking);
  if (part === "reported") return "reported";
  addDependency(scope.definition, figure, checking);
  checking.ensure(figure);
  if (needsAggregate(figure.grain, reader)) {
    reportFiner(figure, reference, reader, checking);
    return "reported";
  }
  if (isCoarser(figure.grain, reader)) checking.figureReads.set(reference, { figure, reader });
  const [, ...rest] = reference.path;
  return {
    head: { kind: "figure", figure, ...(part && { part }) },
    type: figure.type,
    absent: !coversReader(
      figure.statements.map((statement) => statement.scope),
      scope.validity,
      checking.settings,
    ),
    rest: part ? rest : reference.path,
  };
}

/** Several numbers of the figure fall into one of the reader's. */
export function needsAggregate(figure: FigureGrain, reader: FigureGrain): boolean {
  if (figure.owner === "credit") return reader.owner !== "credit" || reader.credit !== figure.credit;
  if (reader.owner === "credit") return false;
  return (reader.owner === "plan" && figure.owner === "payee") || isLonger(reader.per, figure.per);
}

/** One number of the figure serves several of the reader's. */
function isCoarser(figure: FigureGrain, reader: FigureGrain): boolean {
  if (figure.owner === "credit") return false;
  return reader.owner === "credit" || isLonger(figure.per, reader.per);
}

/** `commission.uncapped`, `commission.excess`; a measure has no parts. */
function partOf(
  figure: Figure,
  path: readonly Name[],
  checking: Checking,
): "uncapped" | "excess" | "reported" | undefined {
  const [name] = path;
  if (name === undefined) return undefined;
  if (figure.kind === "component" && (name.text === "uncapped" || name.text === "excess")) return name.text;
  if (figure.kind === "component") {
    reportUnknown(
      {
        name,
        message: `A component has no part \`${name.text}\``,
        candidates: () => words(["uncapped", "excess"]),
        help: () => "Its parts are `uncapped` (before the cap) and `excess` (what the cap cut)",
      },
      checking,
    );
    return "reported";
  }
  checking.report({
    code: "no-such-part",
    span: name.span,
    message: `\`${figure.name}\` is a number and has no \`.${name.text}\``,
    help: "Only a payee, a row of other data or a component has parts",
  });
  return "reported";
}

function reportNoPeriod(figure: Figure, reference: Reference, scope: Scope, checking: Checking): void {
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

function reportFiner(figure: Figure, reference: Reference, reader: FigureGrain, checking: Checking): void {
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
