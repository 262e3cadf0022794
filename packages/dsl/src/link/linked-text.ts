/** One of the texts that a plan is made of, and what it takes from others. */

import type { SourceText } from "../source/source-texts.js";
import type { PlanFile, Statement, UseStatement } from "../syntax/ast.js";
import type { SharedStatement } from "./shared-statement.js";

export interface LinkedText {
  readonly source: SourceText;
  /** Its places count through all texts. */
  readonly tree: PlanFile;
  readonly uses: readonly LinkedUse[];
  /** What other texts can take from it, by name; of one name several versions. */
  readonly shares: ReadonlyMap<string, readonly [SharedStatement, ...SharedStatement[]]>;
  /** The plan's own line through which it came first; absent for the plan's own text. */
  readonly via?: UseStatement;
}

export interface LinkedUse {
  readonly statement: UseStatement;
  /** Absent when the file could not be read. */
  readonly target?: LinkedText;
}

/** Whether a text may name what it takes from another: all of it, when the line names nothing. */
export function takes(user: LinkedText, from: LinkedText, name: string): boolean {
  return user.uses.some(
    ({ statement, target }) =>
      target === from && (statement.names.length === 0 || statement.names.some(({ text }) => text === name)),
  );
}

/** A statement or its name could not be read, so that a name which seems to be missing may be there. */
export function hasLostNames({ tree }: LinkedText): boolean {
  return tree.namesLost === true || tree.statements.some(isNameless);
}

function isNameless(statement: Statement): boolean {
  return "name" in statement && statement.name.text === "";
}
