/** The payees a test knows: those in the rows it is given for the roster. */

import type { GivenStatement, TestStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

/** Nothing when no roster is given, so that nobody can be said to be missing. */
export function givenPayees(
  test: TestStatement,
  givens: readonly GivenStatement[],
  checking: Checking,
): ReadonlySet<string> | undefined {
  const { roster } = checking.settings;
  const [key] = roster?.keys ?? [];
  if (roster === undefined || key === undefined) return undefined;
  const ofRoster = (given: GivenStatement) => given.name.text === roster.name;
  // A test's own rows stand instead of the plan's.
  const own = test.givens.filter(ofRoster);
  const used = own.length > 0 ? own : givens.filter(ofRoster);
  if (used.length === 0 || used.some(({ broken }) => broken)) return undefined;
  const payees = new Set<string>();
  for (const { body } of used) {
    if (body.kind !== "rows") return undefined;
    const index = body.columns.findIndex(({ text }) => text === key.name);
    for (const { values } of body.rows) {
      const cell = values[index];
      if (cell?.kind === "name") payees.add(cell.text);
      else if (cell?.kind === "text" || cell?.kind === "number") payees.add(cell.value);
    }
  }
  return payees.size > 0 ? payees : undefined;
}
