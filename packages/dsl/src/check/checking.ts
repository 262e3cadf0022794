/**
 * What the passes of checking share: the plan's names, what is known so far about its expressions,
 * and the findings. Every pass adds to it; nothing is taken back.
 */

import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Imports } from "../link/link.js";
import type { Span } from "../source/span.js";
import type { Aggregate, Expression, Name, Path, PlanFile, Reference } from "../syntax/ast.js";
import type { AggregateMeaning, ColumnSymbol, Meaning, PlanSymbol, Settings } from "./checked-plan.js";
import type { Finding } from "./finding.js";
import type { FigureRead } from "./resolve/figure-read.js";
import type { UnknownName } from "./resolve/unknown-name.js";
import type { Type } from "./type.js";

/** What an expression can depend on: everything with a name, and the computed columns of data. */
export type Definition = PlanSymbol | ColumnSymbol;

/** Fields that a later pass fills in. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Checking {
  readonly file: PlanFile;
  /** The text between two places, as the author laid it out. */
  readonly textOf: ((span: Span) => string) | undefined;
  settings: Settings;
  readonly symbols: Map<string, PlanSymbol>;
  /** What comes from other files. */
  readonly imports: Imports;
  /** The text has neither a plan nor a payout: other plans take its definitions. */
  readonly isShared: boolean;
  /** A statement lost its name to an error, so any unknown name may be the one. */
  readonly nameLost: boolean;
  readonly typeOf: Map<Expression, Type>;
  readonly meaningOf: Map<Reference | Path, Meaning>;
  readonly aggregateOf: Map<Aggregate, AggregateMeaning>;
  readonly symbolOf: Map<Name, Definition>;
  /** What each definition reads, but for what it reads through `prior`. */
  readonly dependencies: Map<Definition, Set<Definition>>;
  /** What each definition reads through `prior`. */
  readonly looksBack: Map<Definition, Set<Definition>>;
  /** What is read outside of any definition: by the plan's settings. */
  readonly roots: Set<Definition>;
  /** Definitions that add up credits or dated rows themselves, so that time changes them. */
  readonly readsFacts: Set<Definition>;
  /** Parameters, tables and tiers that read the payee of whoever asks, and where. */
  readonly readsPayee: Map<Definition, Reference>;
  /** Parameters, tables and tiers that read one with values for single payees, and which. */
  readonly readsOwnValues: Map<Definition, Definition>;
  /** What shares its name with a column, and where that name was read as the column. */
  readonly rivals: Map<Definition, Map<ColumnSymbol, Set<Name>>>;
  /** Figures that are read for a longer period than the reader's. */
  readonly figureReads: Map<Reference, FigureRead>;
  /** Figures whose `prior` was read while their type was not known yet. */
  readonly readBeforeKnown: Set<Definition>;
  /** Definitions that have been checked, each behind those it reads. */
  readonly order: Definition[];
  readonly findings: Finding[];
  readonly unknownNames: UnknownName[];
  report(finding: Finding): void;
  /** Checks a definition now if it has not been checked: whoever reads a name needs its type. */
  ensure(definition: Definition): void;
}

export function addDependency(from: Definition | undefined, to: Definition, checking: Checking): void {
  if (from === undefined) checking.roots.add(to);
  else addEdge(from, to, checking.dependencies);
}

export function addLookBack(from: Definition | undefined, to: Definition, checking: Checking): void {
  if (from !== undefined) addEdge(from, to, checking.looksBack);
}

function addEdge(from: Definition, to: Definition, edges: Map<Definition, Set<Definition>>): void {
  const known = edges.get(from);
  if (known) known.add(to);
  else edges.set(from, new Set([to]));
}

/** The findings as diagnostics in the order of the text; those of one cause as one. */
export function diagnosticsOf(findings: readonly Finding[]): readonly Diagnostic[] {
  const sorted = [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const firstOf = new Map<string, { finding: Finding; others: Span[] }>();
  const groups: { finding: Finding; others: Span[] }[] = [];
  for (const finding of sorted) {
    const first = finding.cause === undefined ? undefined : firstOf.get(finding.cause);
    if (first) {
      first.others.push(finding.span);
      continue;
    }
    const group = { finding, others: [] };
    groups.push(group);
    if (finding.cause !== undefined) firstOf.set(finding.cause, group);
  }
  return groups.map(({ finding, others }) => {
    const { code, span, message, cause: _, related, ...extras } = finding;
    const also = others.map((other) => ({ span: other, message: "Here too" }));
    const all = [...(related ?? []), ...also];
    return diagnose(code, span, message, all.length > 0 ? { ...extras, related: all } : extras);
  });
}
