/** Names that nothing defines: collected here, made into diagnostics by the law `names-are-defined`. */

import type { Name } from "../../syntax/ast.js";
import type { Checking, Definition } from "../checking.js";
import type { Finding } from "../finding.js";
import { reportNotTaken } from "./not-taken.js";

export interface UnknownName {
  readonly name: Name;
  /** Starts the message: "Nothing in the plan" or "`deals`". */
  readonly message: string;
  /** Asked for once a name, however often it is used. */
  readonly candidates: () => readonly Candidate[];
  readonly help?: () => string | undefined;
  /** The name is not written here: `managers` reads the column `manager`. */
  readonly implied?: boolean;
  readonly related?: Finding["related"];
}

export interface Candidate {
  readonly text: string;
  /** Absent for words of the language, such as `payee` and `prorate`. */
  readonly definition?: Definition;
}

export function reportUnknown(unknown: UnknownName, checking: Checking): void {
  const { imports, nameLost } = checking;
  const { text } = unknown.name;
  // A name that `use` could not bring in, or that an unreadable statement had, is nobody's mistake here.
  if (text === "" || nameLost || imports.lost === "all" || imports.lost.has(text)) return;
  const line = imports.lineSharing(unknown.name.span, text);
  if (line) reportNotTaken(unknown.name, line, checking);
  else checking.unknownNames.push(unknown);
}

/** Everything of these kinds that the plan defines. */
export function candidatesOf(kinds: readonly Definition["kind"][], checking: Checking): Candidate[] {
  return [...checking.symbols.values()]
    .filter((symbol) => kinds.includes(symbol.kind))
    .map((symbol) => ({ text: symbol.name, definition: symbol }));
}

export function words(texts: readonly string[]): Candidate[] {
  return texts.map((text) => ({ text }));
}
