/** Which builder makes which statement. */

import { unreachable } from "../../invariant.js";
import type { LanguageLine, Statement, UseStatement } from "../ast.js";
import type { LanguageLineCstNode, StatementCstNode, UseStatementCstNode } from "../cst.js";
import { type Building, nameOf, only, sole, spanOf } from "./building.js";
import { givenOf, proveOf, testOf } from "./claims.js";
import { creditOf, figureOf } from "./credits-and-figures.js";
import { componentOf } from "./earning.js";
import { dataOf, paramOf, planOf } from "./frame.js";
import { numberLiteral, textLiteral } from "./literals.js";
import { journalOf, payoutOf } from "./paying.js";
import { goalOf, scorecardOf } from "./scores.js";
import { matrixOf, tableOf, tiersOf } from "./tables.js";

export function statementOf(build: Building, node: StatementCstNode): Statement {
  const child = sole(node.children);
  switch (child.name) {
    case "planStatement":
      return planOf(build, child);
    case "dataStatement":
      return dataOf(build, child);
    case "paramStatement":
      return paramOf(build, child);
    case "tableStatement":
      return tableOf(build, child);
    case "matrixStatement":
      return matrixOf(build, child);
    case "tiersStatement":
      return tiersOf(build, child);
    case "creditStatement":
      return creditOf(build, child);
    case "figureStatement":
      return figureOf(build, child);
    case "scorecardStatement":
      return scorecardOf(build, child);
    case "goalStatement":
      return goalOf(build, child);
    case "componentStatement":
      return componentOf(build, child);
    case "payoutStatement":
      return payoutOf(build, child);
    case "journalStatement":
      return journalOf(build, child);
    case "givenStatement":
      return givenOf(build, child);
    case "testStatement":
      return testOf(build, child);
    case "proveStatement":
      return proveOf(build, child);
    default:
      return unreachable(child);
  }
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
