/**
 * Two credits of the same rows: where one is paid for and the tiers are read at the other, a row would move
 * them one after the other, in the order of the credits' names.
 */

import type { Expression } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { CreditSymbol, FigureSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";

export interface CreditPair {
  readonly paid: CreditSymbol;
  readonly climbing: CreditSymbol;
}

/** A credit that only the base reads, and one that moves the axis on the same rows. */
export function apartOnSameRows(
  base: Expression,
  axis: Expression,
  checking: Checking,
): CreditPair | undefined {
  const climbed = creditsRead(axis, checking);
  for (const paid of creditsRead(base, checking)) {
    if (climbed.has(paid)) continue;
    for (const climbing of climbed) if (shareRows(paid, climbing)) return { paid, climbing };
  }
  return undefined;
}

/** The credits that an expression adds up, itself or in the figures that it reads. */
function creditsRead(root: Expression, checking: Checking): ReadonlySet<CreditSymbol> {
  const credits = new Set<CreditSymbol>();
  const seen = new Set<FigureSymbol>();
  const open: Expression[] = [root];
  for (let next = open.pop(); next; next = open.pop()) {
    visitNodes(next, (node) => {
      if (node.kind === "aggregate") {
        const over = checking.aggregateOf.get(node);
        if (over?.kind === "credit") credits.add(over.credit);
        else if (over?.kind === "figure" && over.figure.kind === "figure") follow(over.figure);
      } else if (node.kind === "reference") {
        const head = checking.meaningOf.get(node)?.head;
        if (head?.kind === "figure" && head.figure.kind === "figure") follow(head.figure);
      }
    });
  }
  return credits;

  function follow(figure: FigureSymbol): void {
    if (seen.has(figure)) return;
    seen.add(figure);
    open.push(...figure.statements.map(({ value }) => value));
  }
}

/** Certain only where neither leaves rows to the other: then some rows are credited as both, to one payee. */
function shareRows(one: CreditSymbol, other: CreditSymbol): boolean {
  if (one.base || other.base || one.source !== other.source || one.on !== other.on) return false;
  if ([one, other].some(({ statement }) => statement.broken || statement.scope)) return false;
  const picks = [one, other].filter(({ statement }) =>
    statement.clauses.some(({ kind }) => kind === "where"),
  );
  if (picks.length === 2) return false;
  const receivers = receiversOf(one);
  return [...receiversOf(other)].some((receiver) => receivers.has(receiver));
}

function receiversOf({ statement }: CreditSymbol): ReadonlySet<string> {
  return new Set(
    statement.clauses.flatMap((clause) =>
      clause.kind === "receiver" ? [clause.who.names.map(({ text }) => text).join(".")] : [],
    ),
  );
}
