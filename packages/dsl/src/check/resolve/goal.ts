/** `revenue`, `revenue.team`: a goal read by one of its units, or by a payee for a unit above. */

import type { Name, Reference } from "../../syntax/ast.js";
import type { FigureGrain, GoalSymbol } from "../checked-plan.js";
import { addDependency, type Checking } from "../checking.js";
import { payeeLevel } from "../declare/goal-level.js";
import { describeGrain, isLonger } from "../types/period-length.js";
import { coversReader } from "./covers-reader.js";
import type { Resolution } from "./reference.js";
import type { Scope } from "./scope.js";
import { reportUnknown, words } from "./unknown-name.js";

export function resolveGoal(
  goal: GoalSymbol,
  reference: Reference,
  scope: Scope,
  checking: Checking,
): Resolution {
  const reader = scope.figure;
  const [part, ...rest] = reference.path;
  const refuse = (
    code: "no-period-here" | "needs-aggregate" | "wrong-level",
    message: string,
    help: string,
  ) => {
    checking.report({ code, span: reference.span, message, help });
    return "reported" as const;
  };
  if (reader === undefined) {
    const message = `\`${goal.name}\` is a number per ${goal.per}, and there is no period here`;
    return refuse("no-period-here", message, "Read it in a quota, a measure or a component");
  }
  addDependency(scope.definition, goal, checking);
  checking.ensure(goal);
  if (reader.owner !== "credit" && isLonger(reader.per, goal.per)) {
    const message = `\`${goal.name}\` is one number per ${goal.per}, and this is one ${describeGrain(reader)}`;
    const help = `Read it in a quota per ${goal.per}, and add that up`;
    return refuse("needs-aggregate", message, help);
  }
  if (part && !isLevel(part.text, goal)) {
    reportUnknown(
      {
        name: part,
        message: `\`${goal.name}\` has no level \`${part.text}\``,
        candidates: () => words(goal.levels.map(({ name }) => name)),
        help: () => `Its levels are ${goal.levels.map(({ name }) => `\`${name}\``).join(", ")}`,
      },
      checking,
    );
    return "reported";
  }
  if (part) nameLevel(part, goal, checking);
  const reason = whyNot(goal, part?.text, reader);
  if (reason) return refuse("wrong-level", reason.message, reason.help);
  return {
    head: { kind: "goal", goal, ...(part && { level: part.text }) },
    type: goal.type,
    absent: !coversReader(
      goal.statements.map((statement) => statement.scope),
      scope.validity,
      checking.settings,
    ),
    rest,
  };
}

/** A level is the column that tells its units apart. */
export function nameLevel(part: Name, { levels }: GoalSymbol, checking: Checking): void {
  const level = levels.find(({ name }) => name === part.text);
  if (level) checking.symbolOf.set(part, level.column);
}

function isLevel(name: string, { levels }: GoalSymbol): boolean {
  return levels.some((level) => level.name === name);
}

/** Why the reader has no part of the goal. */
function whyNot(
  goal: GoalSymbol,
  part: string | undefined,
  reader: FigureGrain,
): { readonly message: string; readonly help: string } | undefined {
  const names = goal.levels.map(({ name }) => `\`${name}\``).join(", ");
  const isPayees = reader.owner === "payee" || reader.owner === "credit";
  if (isPayees && !isLevel(payeeLevel, goal)) {
    return {
      message: `\`${goal.name}\` is not broken down to payees, only to ${names === "" ? "the plan" : names}`,
      help: "Add `level payee`, or read it in a figure of one of its levels",
    };
  }
  if (isPayees || (part === undefined && reader.owner === "plan")) return undefined;
  if (reader.owner === "group" && part === undefined && isLevel(reader.column.name, goal)) return undefined;
  return {
    message:
      part === undefined
        ? `\`${goal.name}\` is not broken down to this: its levels are ${names}`
        : `Which \`${part}\` is meant is known of a payee only`,
    help: part === undefined ? "Read it in a figure of one of its levels" : `Write \`${goal.name}\``,
  };
}
