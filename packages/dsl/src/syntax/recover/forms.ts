/** How each statement is put together, so that recovery can read its header and its parts alone. */

import type { CstNode } from "chevrotain";
import type { GivenStatement, Name, Statement } from "../ast.js";
import type { Block } from "../build/block.js";
import type { Building } from "../build/building.js";
import { givenFrom, proveFrom, testFrom } from "../build/claims.js";
import { creditFrom, figureFrom } from "../build/credits-and-figures.js";
import { componentFrom } from "../build/earning.js";
import { dataFrom, paramFrom, planFrom, unreadColumn } from "../build/frame.js";
import { journalFrom, payoutFrom } from "../build/paying.js";
import { goalFrom, scorecardFrom } from "../build/scores.js";
import { matrixFrom, tableFrom, tiersFrom } from "../build/tables.js";
import type * as cst from "../cst.js";
import type { RuleName } from "../grammar.js";
import type { StatementWord } from "../words.js";

/** What recovery could read of a statement. */
export interface Pieces extends Block<CstNode, CstNode> {
  /** The columns in brackets of a `given`. */
  readonly columns: CstNode | undefined;
  /** Clauses that are statements themselves and of which a part could be read. */
  readonly inner: readonly GivenStatement[];
  /** The first words of clauses that could not be read. */
  readonly unreadNames: readonly Name[];
}

export interface Form {
  readonly statement: RuleName;
  readonly header: RuleName;
  /** The list in braces. */
  readonly list?: { readonly body: RuleName; readonly clause: RuleName };
  /** What follows a sign instead of a list. */
  readonly tail?: { readonly sign: "Equals" | "Colon"; readonly rule: RuleName };
  readonly make: (build: Building, pieces: Pieces) => Statement;
}

/** Chevrotain's trees carry their rule's name; each form asks for the rules whose trees it takes. */
function as<Header extends CstNode, Part extends CstNode>(pieces: Pieces): Block<Header, Part> {
  return pieces as unknown as Block<Header, Part>;
}

const figure: Form = {
  statement: "figureStatement",
  header: "figureHeader",
  tail: { sign: "Equals", rule: "expression" },
  make: (build, pieces) => figureFrom(build, as<cst.FigureHeaderCstNode, cst.ExpressionCstNode>(pieces)),
};

const component: Form = {
  statement: "componentStatement",
  header: "componentHeader",
  list: { body: "componentBody", clause: "componentClause" },
  make: (build, pieces) =>
    componentFrom(build, as<cst.ComponentHeaderCstNode, cst.ComponentClauseCstNode>(pieces)),
};

export const forms: Readonly<Record<StatementWord, Form>> = {
  plan: {
    statement: "planStatement",
    header: "planHeader",
    list: { body: "planBody", clause: "planClause" },
    make: (build, pieces) => planFrom(build, as<cst.PlanHeaderCstNode, cst.PlanClauseCstNode>(pieces)),
  },
  data: {
    statement: "dataStatement",
    header: "dataHeader",
    list: { body: "dataBody", clause: "dataClause" },
    make: (build, pieces) =>
      dataFrom(
        build,
        as<cst.DataHeaderCstNode, cst.DataClauseCstNode>(pieces),
        pieces.unreadNames.map(unreadColumn),
      ),
  },
  param: {
    statement: "paramStatement",
    header: "paramHeader",
    list: { body: "paramBody", clause: "paramClause" },
    tail: { sign: "Equals", rule: "expression" },
    make: (build, pieces) =>
      paramFrom(build, as<cst.ParamHeaderCstNode, cst.ParamClauseCstNode | cst.ExpressionCstNode>(pieces)),
  },
  table: {
    statement: "tableStatement",
    header: "tableHeader",
    list: { body: "tableBody", clause: "tableClause" },
    make: (build, pieces) => tableFrom(build, as<cst.TableHeaderCstNode, cst.TableClauseCstNode>(pieces)),
  },
  matrix: {
    statement: "matrixStatement",
    header: "matrixHeader",
    list: { body: "matrixBody", clause: "matrixClause" },
    make: (build, pieces) => matrixFrom(build, as<cst.MatrixHeaderCstNode, cst.MatrixClauseCstNode>(pieces)),
  },
  tiers: {
    statement: "tiersStatement",
    header: "tiersHeader",
    list: { body: "tiersBody", clause: "tiersClause" },
    make: (build, pieces) => tiersFrom(build, as<cst.TiersHeaderCstNode, cst.TiersClauseCstNode>(pieces)),
  },
  credit: {
    statement: "creditStatement",
    header: "creditHeader",
    list: { body: "creditBody", clause: "creditClause" },
    make: (build, pieces) => creditFrom(build, as<cst.CreditHeaderCstNode, cst.CreditClauseCstNode>(pieces)),
  },
  measure: figure,
  quota: figure,
  scorecard: {
    statement: "scorecardStatement",
    header: "scorecardHeader",
    list: { body: "scorecardBody", clause: "scorecardClause" },
    make: (build, pieces) =>
      scorecardFrom(build, as<cst.ScorecardHeaderCstNode, cst.ScorecardClauseCstNode>(pieces)),
  },
  goal: {
    statement: "goalStatement",
    header: "goalHeader",
    list: { body: "goalBody", clause: "goalClause" },
    make: (build, pieces) => goalFrom(build, as<cst.GoalHeaderCstNode, cst.GoalClauseCstNode>(pieces)),
  },
  component,
  award: component,
  payout: {
    statement: "payoutStatement",
    header: "payoutHeader",
    list: { body: "payoutBody", clause: "payoutClause" },
    make: (build, pieces) => payoutFrom(build, as<cst.PayoutHeaderCstNode, cst.PayoutClauseCstNode>(pieces)),
  },
  journal: {
    statement: "journalStatement",
    header: "journalHeader",
    list: { body: "journalBody", clause: "journalClause" },
    make: (build, pieces) =>
      journalFrom(build, as<cst.JournalHeaderCstNode, cst.JournalClauseCstNode>(pieces)),
  },
  given: {
    statement: "givenStatement",
    header: "givenHeader",
    list: { body: "givenBody", clause: "givenClause" },
    tail: { sign: "Equals", rule: "literal" },
    make: (build, pieces) => givenStatement(build, pieces),
  },
  test: {
    statement: "testStatement",
    header: "testHeader",
    list: { body: "testBody", clause: "testClause" },
    make: (build, pieces) =>
      testFrom(build, as<cst.TestHeaderCstNode, cst.TestClauseCstNode>(pieces), pieces.inner),
  },
  prove: {
    statement: "proveStatement",
    header: "proveHeader",
    tail: { sign: "Colon", rule: "proveClaim" },
    make: (build, pieces) => proveFrom(build, as<cst.ProveHeaderCstNode, cst.ProveClaimCstNode>(pieces)),
  },
};

export function givenStatement(build: Building, pieces: Pieces): GivenStatement {
  return givenFrom(
    build,
    as<cst.GivenHeaderCstNode, cst.GivenClauseCstNode | cst.LiteralCstNode>(pieces),
    pieces.columns as cst.GivenColumnsCstNode | undefined,
  );
}
