/** Functions of the language: `min`, `round`, `prorate`, `opening`, `prior` and their kin. */

import type { PeriodUnit, Slot } from "@attain/engine";
import type { BuiltIn } from "../../check/checked-plan.js";
import { invariant, unreachable } from "../../invariant.js";
import type { Reference } from "../../syntax/ast.js";
import { type LoweringScope, readingScope, rowScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { lowerExpression } from "./expression.js";
import { lowerFigureRead } from "./figure-read.js";
import { roundingMode } from "./rounding-mode.js";

export function lowerFunction(
  name: BuiltIn,
  reference: Reference,
  scope: LoweringScope,
  builder: RuleSetBuilder,
): Slot {
  const place = builder.place(reference.span);
  const given = reference.arguments ?? [];
  const slots = (within: LoweringScope) =>
    given.map((argument) => lowerExpression(argument, within, builder));
  const [first] = given;
  invariant(first, `${name} takes a value`);
  const value = (within: LoweringScope = scope) => lowerExpression(first, within, builder);
  const explicit: LoweringScope = scope.reads === "row" ? rowScope : readingScope;
  switch (name) {
    case "min":
    case "max":
      return builder.slot({ op: name, operands: slots(scope), place });
    case "round": {
      const [, step, mode] = given;
      invariant(step && mode, "round takes a value, a step and a mode");
      return builder.slot({
        op: "round",
        value: value(),
        step: lowerExpression(step, scope, builder),
        mode: roundingMode(mode),
        place,
      });
    }
    case "prorate":
      return builder.slot({ op: "prorate", value: value(), place });
    case "opening":
    case "closing":
      return builder.slot({ op: "reading", on: name, value: value(explicit), place });
    case "day_average":
      return builder.slot({ op: "reading", on: "days", value: value(explicit), place });
    case "quarterly":
    case "monthly": {
      const months = { day: 1, month: 1, quarter: 3, half: 6, year: 12 };
      const type = builder.plan.typeOf.get(first);
      const unit: PeriodUnit = (type?.kind === "money" ? type.per : undefined) ?? "year";
      const parts = months[unit] / (name === "quarterly" ? 3 : 1);
      const right = builder.slot({ op: "constant", type: { kind: "number" }, value: String(parts), place });
      return builder.slot({ op: "divide", left: value(), right, place });
    }
    case "prior": {
      const meaning = first.kind === "reference" ? builder.plan.meaningOf.get(first) : undefined;
      invariant(meaning?.head.kind === "figure", "prior takes a figure");
      return lowerFigureRead(meaning.head, 1, reference.span, scope, builder);
    }
    case "months":
      return value();
    default:
      return unreachable(name);
  }
}
