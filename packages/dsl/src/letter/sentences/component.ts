/** `component` and `award`: what is earned, at which rates, and what limits it. */

import type { ComponentSymbol } from "../../check/checked-plan.js";
import { unreachable } from "../../invariant.js";
import type { ComponentStatement, EarningClause } from "../../syntax/ast.js";
import { concernsOthers, scopeText } from "../expressions/tell-time.js";
import type { Block, Fact } from "../letter.js";
import { capitalized, joined } from "../text.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { finalFact, vestFact } from "./earning/after.js";
import { awardOf, clauseTexts, type Earning, earningOf } from "./earning/earning.js";
import { gateFact } from "./earning/gate.js";
import { tellGrant } from "./earning/grant.js";
import { budgetFact, capFact, floorFact, timesFact } from "./earning/limits.js";
import { tellPay } from "./earning/pay.js";
import { tellRank } from "./earning/rank.js";
import { placesOf, roundFact } from "./earning/round.js";
import { tellShare } from "./earning/share.js";
import { factOf } from "./fact.js";

export function tellComponent(
  component: ComponentSymbol,
  curveOf: (statement: ComponentStatement) => readonly Block[],
  writing: Writing,
): readonly Block[] {
  const shown = component.statements.filter(({ scope }) => !concernsOthers(scope, writing));
  const isIndividual = shown.length < component.statements.length;
  return [
    ...shown.flatMap((statement) =>
      tellEarning(earningOf(component, statement, writing), curveOf(statement), writing),
    ),
    ...(isIndividual ? [{ kind: "paragraph", text: writing.phrases.letter.individualTerms } as const] : []),
  ];
}

/** An award that no component stands for, from its statement alone. */
export function tellAward(statement: ComponentStatement, writing: Writing): readonly Block[] {
  return concernsOthers(statement.scope, writing)
    ? []
    : tellEarning(awardOf(statement, writing), [], writing);
}

function tellEarning(earning: Earning, curve: readonly Block[], writing: Writing): readonly Block[] {
  const { statement } = earning;
  const told = statement.clauses.map((clause) => ({ clause, ...tellClause(clause, earning, writing) }));
  const facts = [
    ...told.toSorted((a, b) => order(a.clause) - order(b.clause)).flatMap(({ fact }) => fact ?? []),
    ...closingFacts(earning, writing),
  ];
  return [
    ...documentationBlocks(statement.documentation),
    ...told.flatMap(({ blocks }) => blocks ?? []),
    ...curve,
    ...(facts.length === 0 ? [] : [{ kind: "facts", rows: facts } as const]),
  ];
}

// ---------------------------------------------------------------- lines

/** A line is told as blocks of its own, or as one of the facts below them. */
interface Told {
  readonly blocks?: readonly Block[];
  readonly fact?: Fact;
}

function tellClause(clause: EarningClause, earning: Earning, writing: Writing): Told {
  switch (clause.kind) {
    case "pay":
      return { blocks: tellPay(clause, earning, writing) };
    case "grant":
      return { blocks: tellGrant(clause, earning, writing) };
    case "share":
      return { blocks: tellShare(clause, writing) };
    case "rank":
      return { blocks: tellRank(clause, writing) };
    case "gate":
      return { fact: gateFact(clause, earning, writing) };
    case "times":
      return { fact: timesFact(clause, writing) };
    case "floor":
      return { fact: floorFact(clause, earning, writing) };
    case "cap":
      return { fact: capFact(clause, earning, writing) };
    case "budget":
      return { fact: budgetFact(clause, writing) };
    case "vest":
      return { fact: vestFact(clause, writing) };
    case "finalAfter":
      return { fact: finalFact(clause, writing) };
    case "round":
      return { fact: roundFact(clause.mode, placesOf(clause, writing), writing) };
    // Told together at the end.
    case "paidPer":
    case "clause":
      return {};
    default:
      return unreachable(clause);
  }
}

/** The order in which the lines are applied, whatever the order in which they are written. */
const steps: readonly EarningClause["kind"][] = [
  "pay",
  "grant",
  "share",
  "rank",
  "gate",
  "times",
  "floor",
  "cap",
  "budget",
  "round",
  "vest",
  "finalAfter",
  "paidPer",
  "clause",
];

function order({ kind }: EarningClause): number {
  return steps.indexOf(kind);
}

// ---------------------------------------------------------------- facts of every component

function closingFacts(
  { statement, measured, credit, paidPer: paid }: Earning,
  writing: Writing,
): readonly Fact[] {
  const { earning, time, marks } = writing.phrases;
  const { labels } = earning;
  const validity = scopeText(statement.scope, writing);
  const clauses = clauseTexts(statement);
  const isMoney = statement.kind === "component";
  const paidText =
    measured !== undefined && measured !== paid
      ? earning.paidOften(measured, paid)
      : earning.paid(measured && time.each[measured], paid);
  const givenText = measured ? earning.given(measured) : earning.givenOnce;
  return [
    ...(isMoney ? [factOf(labels.paid, [capitalized(paidText)], writing)] : []),
    ...(isMoney || credit !== undefined ? [] : [factOf(labels.given, [givenText], writing)]),
    ...(validity ? [factOf(labels.inForce, [earning.inForce(validity)], writing)] : []),
    ...(clauses.length === 0 ? [] : [{ label: [labels.clause], text: joined(clauses, marks.comma) }]),
  ];
}
