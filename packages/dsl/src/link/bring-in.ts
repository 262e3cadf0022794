/**
 * What a plan takes from other files: what its `use` lines name, and whatever that is made of. A name means
 * one thing in all of it.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";
import type { Name, Statement } from "../syntax/ast.js";
import { clash } from "./clash.js";
import { hasLostNames, type LinkedText, takes } from "./linked-text.js";
import { missingName, nameMeant } from "./missing-name.js";
import { namesRead } from "./names-read.js";
import { isShared, type SharedStatement } from "./shared-statement.js";

export interface BroughtIn {
  /** In the order of the texts. */
  readonly statements: readonly SharedStatement[];
  /** The names on the plan's own `use` lines that bring something in. */
  readonly listed: readonly Name[];
  /** Names that were to be brought in and could not be; "all" when any name may be among them. */
  readonly lost: ReadonlySet<string> | "all";
  /** Names that two texts define, which has been said. */
  readonly clashing: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Something to take, and where the plan says so; nowhere when it comes along with something else. */
interface Wanted {
  readonly from: LinkedText;
  readonly name: string;
  readonly listedAt?: Span;
}

export function bringIn(texts: readonly [LinkedText, ...LinkedText[]]): BroughtIn {
  const [plan] = texts;
  const diagnostics: Diagnostic[] = [];
  const lost = new Set<string>();
  const listed: Name[] = [];
  for (const { uses } of texts) {
    for (const { statement, target } of uses) {
      for (const name of statement.names) {
        if (target?.shares.has(name.text)) {
          if (plan.uses.some((use) => use.statement === statement)) listed.push(name);
          continue;
        }
        lost.add(name.text);
        if (target === undefined || hasLostNames(target)) continue;
        diagnostics.push(missingName(name, target));
        // What was meant may be named rightly elsewhere: the slip is told once.
        const meant = nameMeant(name, target);
        if (meant !== undefined) lost.add(meant);
      }
    }
  }

  const owners = new Map<string, { readonly text: LinkedText; readonly statement: Statement }>();
  for (const statement of plan.tree.statements) {
    const isNamed = isShared(statement) || statement.kind === "journal";
    if (isNamed && !owners.has(statement.name.text))
      owners.set(statement.name.text, { text: plan, statement });
  }
  const taken = new Set<Statement>();
  const clashing = new Set<string>();
  const waiting = [...wantedBy(plan)];
  for (const wanted of waiting) {
    const { from, name } = wanted;
    const versions = from.shares.get(name);
    if (versions === undefined || taken.has(versions[0]) || clashing.has(name)) continue;
    const owner = owners.get(name);
    if (owner) {
      clashing.add(name);
      diagnostics.push(clash(versions[0], wanted, owner, plan));
      continue;
    }
    owners.set(name, { text: from, statement: versions[0] });
    for (const statement of versions) {
      taken.add(statement);
      // What is waiting grows while it is walked, until nothing new comes along.
      waiting.push(...readBy(statement, from));
    }
  }
  const isTaken = (statement: Statement): statement is SharedStatement => taken.has(statement);
  return {
    statements: texts.flatMap(({ tree }) => tree.statements.filter(isTaken)),
    listed,
    lost: texts.some(losesAnything) ? "all" : lost,
    clashing,
    diagnostics,
  };
}

function wantedBy(plan: LinkedText): Wanted[] {
  return plan.uses.flatMap(({ statement, target }): Wanted[] => {
    if (target === undefined) return [];
    if (statement.names.length === 0)
      return [...target.shares.keys()].map((name) => ({ from: target, name }));
    return statement.names.map(({ text, span }) => ({ from: target, name: text, listedAt: span }));
  });
}

/** What a statement is made of: things of its own file, and what that takes from others. */
function readBy(statement: SharedStatement, text: LinkedText): Wanted[] {
  const places = [text, ...text.uses.flatMap(({ target }) => target ?? [])];
  return namesRead(statement).flatMap(({ name, mayBeData }) =>
    places
      .filter((from) => from === text || takes(text, from, name))
      .filter((from) => mayBeData || from.shares.get(name)?.[0].kind !== "data")
      .map((from) => ({ from, name })),
  );
}

/** It takes everything of a file that cannot be read whole. */
function losesAnything({ uses }: LinkedText): boolean {
  return uses.some(
    ({ statement, target }) => statement.names.length === 0 && (target === undefined || hasLostNames(target)),
  );
}
