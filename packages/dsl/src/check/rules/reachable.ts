/** Everything that takes part in calculating some definitions. */

import type { Checking, Definition } from "../checking.js";

export function reachable(roots: Iterable<Definition>, checking: Checking): ReadonlySet<Definition> {
  const seen = new Set<Definition>();
  const open = [...roots];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(checking.dependencies.get(next) ?? []), ...(checking.looksBack.get(next) ?? []));
  }
  return seen;
}

/** Journals: their books are kept of components that need not be paid. */
export function journalsOf(checking: Checking): readonly Definition[] {
  return [...checking.symbols.values()].filter(({ kind }) => kind === "journal");
}

/** The components a payout pays. */
export function paidComponents(checking: Checking): readonly Definition[] {
  return checking.file.statements.flatMap((statement) =>
    statement.kind !== "payout"
      ? []
      : statement.clauses
          .flatMap((clause) => (clause.kind === "payComponents" ? clause.names : []))
          .flatMap(({ text }) => checking.symbols.get(text) ?? []),
  );
}
