/**
 * Law: a goal stands still while its period runs. What it weighs and comes to does not grow with what is
 * sold in the meantime; what was sold before may weigh. A new version begins where a phase begins.
 */

import { changesInsidePeriods, type Scope as Dates, dayText, parseDay } from "@attain/engine";
import type { Name, Scope } from "../../syntax/ast.js";
import type { GoalSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { readsFacts } from "./reads-facts.js";

export function goalsStandStill(checking: Checking): void {
  for (const symbol of checking.symbols.values()) {
    if (symbol.kind !== "goal" || symbol.statements.some(({ broken }) => broken)) continue;
    if (readsFacts(symbol, checking)) {
      checking.report({
        code: "goal-moves",
        span: symbol.statements[0].name.span,
        message: `\`${symbol.name}\` depends on rows of the time it is set for, so it would move with every one of them`,
        help: "Let data say what is expected, or look at the time before with `prior(...)`",
      });
    }
    checkVersions(symbol, checking);
  }
}

interface Version extends Dates {
  readonly name: Name;
  readonly scope?: Scope;
}

function checkVersions({ name, statements, phases, per }: GoalSymbol, checking: Checking): void {
  const { settings } = checking;
  const from = parseDay(settings.from);
  const through = parseDay(settings.through);
  if (from === undefined || through === undefined || from > through) return;
  const time = { from, through, calendar: settings.fiscal };
  const unit = phases.at(-1) ?? per;
  const versions = statements.map(
    ({ name, scope }): Version => ({
      name,
      ...(scope && { scope }),
      ...(scope?.from && { from: scope.from.value }),
      ...(scope?.through && { through: scope.through.value }),
    }),
  );
  for (const { after, before, on, period } of changesInsidePeriods(versions, unit, time)) {
    checking.report({
      code: "version-changes-inside-period",
      span: after.scope?.span ?? after.name.span,
      message: `\`${name}\` is planned anew on ${dayText(on)}, within ${period.text}`,
      help: `Let the version begin on the first day of a ${unit}`,
      related: [{ span: before.name.span, message: "The other version" }],
    });
  }
}
