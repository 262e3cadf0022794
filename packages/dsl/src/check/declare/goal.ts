/** `goal`: its period, the levels it is broken down to with the rows that are their units, and its phases. */

import type { GoalStatement, Name, PeriodUnitWord } from "../../syntax/ast.js";
import type { GoalLevelSymbol, GoalSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { reportUnknown, words } from "../resolve/unknown-name.js";
import { isLonger } from "../types/period-length.js";
import { unknown } from "../types/unify.js";
import { listedUnits, payeeLevel } from "./goal-level.js";
import { declareGrain } from "./grain.js";
import { checkVersions, reportDifference } from "./versions.js";

export function declareGoal(
  name: string,
  statements: readonly [GoalStatement, ...GoalStatement[]],
  checking: Checking,
): GoalSymbol | undefined {
  const [first, ...others] = statements;
  checkVersions(
    name,
    statements.map(({ scope, name }) => ({ span: name.span, ...(scope && { scope }) })),
    checking,
  );
  for (const { scope } of statements) {
    if (scope?.payee === undefined) continue;
    checking.report({
      code: "needless-clause",
      span: scope.payee.span,
      message: "A goal belongs to everybody together, so none is for one payee",
      help: "Leave `for` out, or write a `quota` for this payee",
    });
  }
  const per = periodOf(first, checking);
  for (const other of others) {
    if (periodOf(other, checking) !== per) reportDifference(other, "grain", checking);
    else if (levelsOf(other) !== levelsOf(first)) reportDifference(other, "list of levels", checking);
    else if (phasesOf(other).join() !== phasesOf(first).join())
      reportDifference(other, "list of phases", checking);
  }
  if (per === undefined) return undefined;
  const levels = declareLevels(first, checking);
  return levels && { kind: "goal", name, statements, per, type: unknown, levels, phases: phasesOf(first) };
}

/** A goal is one number of the whole plan and a period, whether or not it says `plan`. */
function periodOf({ grain: written, name }: GoalStatement, checking: Checking): PeriodUnitWord | undefined {
  const grain = declareGrain(written, checking);
  if (grain === undefined) return undefined;
  const isWhole = grain.owner === "plan" || (grain.owner === "payee" && grain.cut === undefined);
  if (isWhole && grain.per !== "plan") return grain.per;
  checking.report({
    code: "wrong-grain",
    span: written.span,
    message: `\`${name.text}\` belongs to everybody together and to a period; its levels say who gets which part`,
    help: "Write the period of the goal: `goal revenue per year`",
  });
  return undefined;
}

function levelsOf({ clauses }: GoalStatement): string {
  return clauses.flatMap((clause) => (clause.kind === "level" ? [clause.name.text] : [])).join(", ");
}

function phasesOf({ clauses }: GoalStatement): readonly PeriodUnitWord[] {
  return clauses.flatMap((clause) => (clause.kind === "phase" ? [clause.unit.unit] : []));
}

function declareLevels(statement: GoalStatement, checking: Checking): readonly GoalLevelSymbol[] | undefined {
  const levels: GoalLevelSymbol[] = [];
  const names = statement.clauses.flatMap((clause) => (clause.kind === "level" ? [clause.name] : []));
  for (const [index, name] of names.entries()) {
    const before = levels.findIndex((level) => level.name === name.text);
    if (before >= 0) {
      reportLevel(name, `\`${name.text}\` is a level of this goal already`, "Name each level once", checking);
      return undefined;
    }
    if (name.text === payeeLevel && index < names.length - 1) {
      const message = "Nothing stands below the payees";
      reportLevel(name, message, "Let `level payee` be the last", checking);
      return undefined;
    }
    const level = declareLevel(name, levels.at(-1), checking);
    if (level === undefined) return undefined;
    levels.push(level);
  }
  return levels;
}

function declareLevel(
  name: Name,
  above: GoalLevelSymbol | undefined,
  checking: Checking,
): GoalLevelSymbol | undefined {
  const units = unitsOf(name, above, checking);
  if (units === undefined) return undefined;
  const { source, column } = units;
  checking.symbolOf.set(name, column);
  if (above === undefined) return { name: name.text, source, column };
  const parent = source.columns.get(above.name);
  if (parent !== undefined) return { name: name.text, source, column, parent };
  if (source.statement.broken) return undefined;
  checking.report({
    code: "no-link",
    span: name.span,
    message: `No column of \`${source.name}\` says to which \`${above.name}\` a \`${name.text}\` belongs`,
    help: `Add a column \`${above.name}\` to \`${source.name}\``,
  });
  return undefined;
}

type Units = Pick<GoalLevelSymbol, "source" | "column">;

/** Payees; the rows of the data whose key is called so; else the values of a column of the roster. */
function unitsOf(name: Name, above: GoalLevelSymbol | undefined, checking: Checking): Units | undefined {
  const { roster } = checking.settings;
  if (name.text === payeeLevel) {
    const [key] = roster?.keys ?? [];
    if (roster && key) return { source: roster, column: key };
    checking.report({
      code: "no-roster",
      span: name.span,
      message: "A goal is broken down to payees, and no data lists them",
      help: "Add data whose only key has the type `payee`",
    });
    return undefined;
  }
  const own = roster?.columns.get(name.text);
  const lists = listsOf(name.text, checking);
  const referred = own?.type.kind === "reference" ? own.type.source : undefined;
  const narrowed = [
    lists.filter(({ source }) => source.name === referred),
    lists.filter(({ source }) => above === undefined || source.columns.has(above.name)),
  ].find((some) => some.length === 1);
  const [only] = narrowed ?? lists;
  if (only && (narrowed || lists.length === 1)) return only;
  if (only) {
    const names = lists.map(({ source }) => `\`${source.name}\``).join(" and ");
    const message = `${names} each have a row for every \`${name.text}\`: which one lists them?`;
    reportLevel(
      name,
      message,
      `Let the list of payees refer to it: \`${name.text} : ${only.source.name}\``,
      checking,
    );
    return undefined;
  }
  if (roster && own) return { source: roster, column: own };
  reportUnknown(
    {
      name,
      message: `Nothing lists what a \`${name.text}\` is`,
      candidates: () => [
        ...words([payeeLevel]),
        ...[...(roster?.columns.values() ?? [])].map((column) => ({ text: column.name, definition: column })),
      ],
      help: () =>
        `Add data with \`${name.text} : text key\`, or a column \`${name.text}\` to the list of payees`,
    },
    checking,
  );
  return undefined;
}

/** Data whose only key is called so. */
function listsOf(name: string, checking: Checking): readonly Units[] {
  return [...checking.symbols.values()].flatMap((symbol): readonly Units[] => {
    if (symbol.kind !== "source") return [];
    const key = listedUnits(symbol);
    return key?.name === name ? [{ source: symbol, column: key }] : [];
  });
}

function reportLevel(name: Name, message: string, help: string, checking: Checking): void {
  checking.report({ code: "wrong-level", span: name.span, message, help });
}

/** Whether a unit of time is shorter than another: a phase than what stands above it. */
export function isPhaseOf(phase: PeriodUnitWord, above: PeriodUnitWord): boolean {
  return isLonger(above, phase);
}
