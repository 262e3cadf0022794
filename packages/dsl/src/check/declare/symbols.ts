/** Everything with a name as a symbol, in the order in which they need one another. */

import { unreachable } from "../../invariant.js";
import type { ComponentStatement, FigureStatement, ScorecardStatement, Statement } from "../../syntax/ast.js";
import type { FigureGrain, PlanSymbol, SourceSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { describeGrain } from "../types/period-length.js";
import { unknown } from "../types/unify.js";
import { declareCredit } from "./credit.js";
import { findExchange } from "./exchange.js";
import { declareGoal } from "./goal.js";
import { declareGrain } from "./grain.js";
import { declareMatrix } from "./matrix.js";
import { type Named, namesOf, otherSymbol } from "./names.js";
import { findRoster } from "./roster.js";
import { declareScorecard } from "./scorecard.js";
import { checkReferences, declareColumns } from "./source.js";
import { declareTable, declareTiers } from "./tables.js";
import { typeOfNode } from "./type-of-node.js";
import { checkVersions, reportDifference } from "./versions.js";

/** Data first, as types name it; then credits, as grains name them; then the rest. */
export function declareSymbols(checking: Checking): void {
  const names = namesOf(checking);
  // A placeholder for each keeps the order of the text.
  for (const { name, statements } of names) checking.symbols.set(name.text, otherSymbol(statements[0]));
  for (const { name, statements } of names) {
    if (statements[0].kind === "data") checking.symbols.set(name.text, emptySource(statements[0]));
  }
  for (const symbol of sources(checking)) declareColumns(symbol, checking);
  const roster = findRoster(checking);
  if (roster) checking.settings = { ...checking.settings, roster };
  const exchange = findExchange(checking);
  if (exchange) checking.settings = { ...checking.settings, exchange };
  for (const symbol of sources(checking)) checkReferences(symbol, checking);
  for (const { statements } of names) {
    if (statements[0].kind === "credit") declareCredit(statements[0], checking);
  }
  for (const named of names) declareRest(named, checking);
  for (const { statements } of names) {
    for (const statement of statements) {
      const symbol = checking.symbols.get(statement.name.text);
      if (symbol) checking.symbolOf.set(statement.name, symbol);
    }
  }
  for (const name of checking.imports.listed) {
    const symbol = checking.symbols.get(name.text);
    if (symbol) checking.symbolOf.set(name, symbol);
  }
}

function declareRest({ name, statements }: Named, checking: Checking): void {
  const symbol = symbolOf(name.text, statements, checking);
  if (symbol) checking.symbols.set(name.text, symbol);
}

function symbolOf(name: string, statements: Named["statements"], checking: Checking): PlanSymbol | undefined {
  const [first] = statements;
  switch (first.kind) {
    case "param": {
      const all = ofKind(first, statements);
      const type = typeOfNode(first.type, "value", checking);
      for (const other of all.slice(1)) typeOfNode(other.type, "value", checking);
      const values = all.flatMap((statement) => statement.values);
      checkVersions(
        name,
        values.map(({ scope, span }) => ({ span, ...(scope && { scope }) })),
        checking,
      );
      return { kind: "parameter", name, statements: all, type };
    }
    case "table":
      return declareTable(name, ofKind(first, statements), checking);
    case "tiers":
      return declareTiers(name, ofKind(first, statements), checking);
    case "matrix":
      return declareMatrix(name, ofKind(first, statements), checking);
    case "measure":
    case "quota": {
      const all = ofKind(first, statements);
      const grain = sharedGrain(all, checking);
      return grain && { kind: "figure", name, statements: all, grain, type: unknown };
    }
    case "component": {
      const all = ofKind(first, statements);
      const grain = sharedGrain(all, checking);
      const { currency } = checking.settings;
      return grain && { kind: "component", name, statements: all, grain, type: { kind: "money", currency } };
    }
    case "award": {
      const all = ofKind(first, statements);
      const grain = sharedGrain(all, checking);
      return grain && { kind: "component", name, statements: all, grain, type: { kind: "number" } };
    }
    case "scorecard": {
      const all = ofKind(first, statements);
      const grain = sharedGrain(all, checking);
      return grain && declareScorecard(name, all, grain);
    }
    case "goal":
      return declareGoal(name, ofKind(first, statements), checking);
    case "journal":
      return { kind: "journal", name, statement: first };
    case "plan":
    case "data":
    case "credit":
    case "payout":
    case "given":
    case "test":
    case "prove":
      return undefined;
    default:
      return unreachable(first);
  }
}

type WithGrain = FigureStatement | ComponentStatement | ScorecardStatement;

/** The grain of the first version, which the others must share. */
function sharedGrain(
  statements: readonly [WithGrain, ...WithGrain[]],
  checking: Checking,
): FigureGrain | undefined {
  const [first, ...others] = statements;
  checkVersions(
    first.name.text,
    statements.map(({ scope, name }) => ({ span: name.span, ...(scope && { scope }) })),
    checking,
  );
  const grain = declareGrain(first.grain, checking);
  for (const other of others) {
    const written = declareGrain(other.grain, checking);
    if (grain && written && describeGrain(written) !== describeGrain(grain)) {
      reportDifference(other, "grain", checking);
    }
  }
  return grain;
}

/** All statements of a name have the kind of the first. */
function ofKind<S extends Statement>(first: S, statements: Named["statements"]): readonly [S, ...S[]] {
  const isSame = (statement: Statement): statement is S => statement.kind === first.kind;
  return [first, ...statements.slice(1).filter(isSame)];
}

function sources(checking: Checking): SourceSymbol[] {
  return [...checking.symbols.values()].filter((symbol) => symbol.kind === "source");
}

function emptySource(statement: SourceSymbol["statement"]): SourceSymbol {
  return { kind: "source", name: statement.name.text, statement, columns: new Map(), keys: [] };
}
