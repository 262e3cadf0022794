/** What may follow a figure's name: a component before and beyond its cap, a scorecard's items and grade. */

import type { Name } from "../../syntax/ast.js";
import type { AnyFigure } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Type } from "../type.js";
import { reportUnknown, words } from "./unknown-name.js";

export interface FigurePart {
  readonly part?: "uncapped" | "excess";
  readonly item?: string;
  readonly type: Type;
  readonly absent: boolean;
}

/** The part a name stands for; nothing when the figure has no such part. */
export function partNamed(figure: AnyFigure, name: string): FigurePart | undefined {
  switch (figure.kind) {
    case "component":
      return name === "uncapped" || name === "excess"
        ? { part: name, type: figure.type, absent: false }
        : undefined;
    case "scorecard": {
      const part = figure.parts.get(name);
      return part && { item: name, ...part };
    }
    case "figure":
      return undefined;
  }
}

export function partNames(figure: AnyFigure): readonly string[] {
  switch (figure.kind) {
    case "component":
      return ["uncapped", "excess"];
    case "scorecard":
      return [...figure.parts.keys()];
    case "figure":
      return [];
  }
}

/** The part that the first name of a path stands for; nothing without a path. */
export function figurePart(
  figure: AnyFigure,
  [name]: readonly Name[],
  checking: Checking,
): FigurePart | "reported" | undefined {
  if (name === undefined) return undefined;
  const part = partNamed(figure, name.text);
  if (part) return part;
  if (figure.kind === "figure") {
    checking.report({
      code: "no-such-part",
      span: name.span,
      message: `\`${figure.name}\` is a number and has no \`.${name.text}\``,
      help: "Only a payee, a row of other data, a component or a scorecard has parts",
    });
    return "reported";
  }
  reportUnknown(
    {
      name,
      message:
        figure.kind === "component"
          ? `A component has no part \`${name.text}\``
          : `\`${figure.name}\` has no item \`${name.text}\``,
      candidates: () => words(partNames(figure)),
      help: () => partHelp(figure),
    },
    checking,
  );
  return "reported";
}

export function partHelp(figure: AnyFigure): string {
  switch (figure.kind) {
    case "component":
      return "Its parts are `uncapped` (before the cap) and `excess` (what the cap cut)";
    case "scorecard":
      return `Its parts are ${partNames(figure)
        .map((name) => `\`${name}\``)
        .join(", ")}`;
    case "figure":
      return "Only components and scorecards have parts";
  }
}
