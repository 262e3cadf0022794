/** Which builder makes which statement. */

import type { LanguageLine, Statement, UseStatement } from "../ast.js";
import type { LanguageLineCstNode, StatementCstNode, UseStatementCstNode } from "../cst.js";
import { type Building, nameOf, only, spanOf } from "./building.js";
import { givenOf, proveOf, testOf } from "./claims.js";
import { creditOf, figureOf } from "./credits-and-figures.js";
import { componentOf } from "./earning.js";
import { dataOf, paramOf, planOf } from "./frame.js";
import { numberLiteral, textLiteral } from "./literals.js";
import { journalOf, payoutOf } from "./paying.js";
import { goalOf, scorecardOf } from "./scores.js";
import { matrixOf, tableOf, tiersOf } from "./tables.js";

export function statementOf(build: Building, node: StatementCstNode): Statement {
  const { children } = node;
  if (children.planStatement) return planOf(build, only(children.planStatement));
  if (children.dataStatement) return dataOf(build, only(children.dataStatement));
  if (children.paramStatement) return paramOf(build, only(children.paramStatement));
  if (children.tableStatement) return tableOf(build, only(children.tableStatement));
  if (children.matrixStatement) return matrixOf(build, only(children.matrixStatement));
  if (children.tiersStatement) return tiersOf(build, only(children.tiersStatement));
  if (children.creditStatement) return creditOf(build, only(children.creditStatement));
  if (children.figureStatement) return figureOf(build, only(children.figureStatement));
  if (children.scorecardStatement) return scorecardOf(build, only(children.scorecardStatement));
  if (children.goalStatement) return goalOf(build, only(children.goalStatement));
  if (children.componentStatement) return componentOf(build, only(children.componentStatement));
  if (children.payoutStatement) return payoutOf(build, only(children.payoutStatement));
  if (children.journalStatement) return journalOf(build, only(children.journalStatement));
  if (children.givenStatement) return givenOf(build, only(children.givenStatement));
  if (children.testStatement) return testOf(build, only(children.testStatement));
  return proveOf(build, only(children.proveStatement));
}

export function languageOf(node: LanguageLineCstNode): LanguageLine {
  return { kind: "language", span: spanOf(node), version: numberLiteral(only(node.children.Number)) };
}

export function useOf(node: UseStatementCstNode): UseStatement {
  return {
    kind: "use",
    span: spanOf(node),
    file: textLiteral(only(node.children.Text)),
    names: (node.children.Name ?? []).map(nameOf),
  };
}
