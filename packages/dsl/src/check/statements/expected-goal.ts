/** `expect revenue for "EMEA", 2026-Q1`: a goal of the plan, of a payee, or of a unit of one of its levels. */

import type { Expectation, GivenStatement, Literal, Name, TestStatement } from "../../syntax/ast.js";
import type { GoalLevelSymbol, GoalSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { payeeLevel } from "../declare/goal-level.js";
import { nameLevel } from "../resolve/goal.js";
import { reportUnknown, words } from "../resolve/unknown-name.js";

/** Where the rows of a test are found: its own, and the plan's where it has none of a data set. */
export interface Rows {
  readonly test: TestStatement;
  readonly givens: readonly GivenStatement[];
}

/** Whether it can be told whose part is expected; the level is then the meaning of what is expected. */
export function resolveExpectedGoal(
  goal: GoalSymbol,
  part: Name | undefined,
  expectation: Expectation,
  rows: Rows,
  checking: Checking,
): boolean {
  const level = part ? levelNamed(part, goal, checking) : levelOfUnit(goal, expectation, rows, checking);
  if (level === false) return false;
  checking.meaningOf.set(expectation.what, {
    head: { kind: "goal", goal, ...(level !== undefined && { level }) },
    steps: [],
  });
  return true;
}

function levelNamed(part: Name, goal: GoalSymbol, checking: Checking): string | false {
  if (goal.levels.some(({ name }) => name === part.text)) {
    nameLevel(part, goal, checking);
    return part.text;
  }
  reportUnknown(
    {
      name: part,
      message: `\`${goal.name}\` has no level \`${part.text}\``,
      candidates: () => words(goal.levels.map(({ name }) => name)),
    },
    checking,
  );
  return false;
}

/** Payees come first; any other text is the unit that the rows of a level have. */
function levelOfUnit(
  goal: GoalSymbol,
  { coordinates, what }: Expectation,
  rows: Rows,
  checking: Checking,
): string | undefined | false {
  const [unit, ...others] = coordinates;
  if (unit === undefined || others.length === 0) return undefined;
  const named = unit.kind === "name" || unit.kind === "text" ? unit : undefined;
  const text = unit.kind === "name" ? unit.text : unit.kind === "text" ? unit.value : undefined;
  const holds = (level: GoalLevelSymbol) => text !== undefined && unitsGiven(level, rows).has(text);
  const found = goal.levels.filter(holds).map(({ name }) => name);
  const isPayees = goal.levels.some(({ name }) => name === payeeLevel);
  if (found.includes(payeeLevel) || (found.length === 0 && isPayees)) return payeeLevel;
  const [level, other] = found.length > 0 ? found : goal.levels.map(({ name }) => name);
  if (level === undefined || other === undefined || named === undefined) return level;
  checking.report({
    code: "wrong-level",
    span: named.span,
    message: `\`${text}\` may be a \`${level}\` or a \`${other}\` of \`${goal.name}\``,
    help: `Write \`${what.names[0].text}.${level}\` or \`${what.names[0].text}.${other}\``,
  });
  return false;
}

function unitsGiven({ source, column }: GoalLevelSymbol, { test, givens }: Rows): ReadonlySet<string> {
  const ofSource = (given: GivenStatement) => given.name.text === source.name;
  const own = test.givens.filter(ofSource);
  const units = new Set<string>();
  for (const { body } of own.length > 0 ? own : givens.filter(ofSource)) {
    if (body.kind !== "rows") continue;
    const index = body.columns.findIndex(({ text }) => text === column.name);
    for (const { values } of body.rows) {
      const text = textOf(values[index]);
      if (text !== undefined) units.add(text);
    }
  }
  return units;
}

function textOf(cell: Literal | Name | undefined): string | undefined {
  if (cell?.kind === "name") return cell.text;
  return cell?.kind === "text" || cell?.kind === "number" ? cell.value : undefined;
}
