/** The list of payees among the plan's data. */

import type { SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { rosterIsUncertain } from "../resolve/roster.js";
import { checkKnownMeaning } from "./known-meaning.js";

/** The roster: the data whose only key is a payee; of several, the one called `payees`. */
export function findRoster(checking: Checking): SourceSymbol | undefined {
  const candidates = [...checking.symbols.values()].filter(
    (symbol): symbol is SourceSymbol =>
      symbol.kind === "source" && symbol.keys.length === 1 && symbol.keys[0]?.type.kind === "payee",
  );
  const roster = candidates.find(({ name }) => name === "payees") ?? candidates[0];
  const undecided = candidates.length > 1 && roster?.name !== "payees";
  if (undecided && !rosterIsUncertain(checking)) reportTwoRosters(candidates, checking);
  const manager = roster?.columns.get("manager");
  const left = roster?.columns.get("left");
  if (manager) checkKnownMeaning(manager, "payee", checking);
  if (left) checkKnownMeaning(left, "date", checking);
  return roster;
}

function reportTwoRosters(candidates: readonly SourceSymbol[], checking: Checking): void {
  const [first, ...others] = candidates;
  if (first === undefined) return;
  checking.report({
    code: "two-rosters",
    span: first.statement.name.span,
    message: `${candidates.map(({ name }) => `\`${name}\``).join(" and ")} each have one row a payee, so it cannot be told which is the roster`,
    help: "Call the list of people `payees`, or give the others another key besides the payee",
    related: others.map((other) => ({ span: other.statement.name.span, message: "Or this one" })),
  });
}
