/** The payees a test knows, and where: those in the rows it is given for the roster. */

import type { Span } from "../../source/span.js";
import type { GivenStatement, TestStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

/** Nothing when no roster is given, so that nobody can be said to be missing. */
export function givenPayees(
  test: TestStatement,
  givens: readonly GivenStatement[],
  checking: Checking,
): ReadonlyMap<string, Span> | undefined {
  const { roster } = checking.settings;
  const [key] = roster?.keys ?? [];
  if (roster === undefined || key === undefined || test.broken) return undefined;
  // A `given` of something unknown may be the roster's, misspelt.
  if (test.givens.some(({ name }) => !checking.symbols.has(name.text))) return undefined;
  const ofRoster = (given: GivenStatement) => given.name.text === roster.name;
  // A test's own rows stand instead of the plan's.
  const own = test.givens.filter(ofRoster);
  const used = own.length > 0 ? own : givens.filter(ofRoster);
  if (used.length === 0 || used.some(({ broken }) => broken)) return undefined;
  const payees = new Map<string, Span>();
  for (const { body } of used) {
    if (body.kind !== "rows") return undefined;
    const index = body.columns.findIndex(({ text }) => text === key.name);
    for (const { values } of body.rows) {
      const cell = values[index];
      if (cell?.kind === "name") payees.set(cell.text, cell.span);
      else if (cell?.kind === "text" || cell?.kind === "number") payees.set(cell.value, cell.span);
    }
  }
  return payees.size > 0 ? payees : undefined;
}
