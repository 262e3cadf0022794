/** The statements `credit`, `measure` and `quota`. */

import type { CreditClause, CreditStatement, FigureStatement, FinalAfter } from "../ast.js";
import type {
  CreditClauseCstNode,
  CreditHeaderCstNode,
  CreditStatementCstNode,
  ExpressionCstNode,
  FigureHeaderCstNode,
  FigureStatementCstNode,
  FinalLineCstNode,
} from "../cst.js";
import { type Block, missingGrain, missingName, statementNode, wholeBlock } from "./block.js";
import { type Building, chosen, nameOf, only, spanOf } from "./building.js";
import { arithmeticOf, expressionOf } from "./expression.js";
import { grainOf, optionalScope, pathOf } from "./parts.js";

export function creditOf(build: Building, node: CreditStatementCstNode): CreditStatement {
  const { creditHeader, creditBody } = node.children;
  return creditFrom(build, wholeBlock(node, only(creditHeader), only(creditBody).children.creditClause));
}

export function creditFrom(
  build: Building,
  block: Block<CreditHeaderCstNode, CreditClauseCstNode>,
): CreditStatement {
  const { header, parts } = block;
  const [name, of, on] = (header?.children.Name ?? []).map(nameOf);
  return {
    kind: "credit",
    ...statementNode(build, block),
    name: name ?? block.name,
    of: of ?? missingName(block.name.span),
    ...(on ? { on } : {}),
    ...optionalScope(build, header?.children.scope),
    clauses: parts.map((part) => creditClauseOf(build, part)),
  };
}

function creditClauseOf(build: Building, node: CreditClauseCstNode): CreditClause {
  const { whereLine, worthLine, receiverLine, finalLine } = node.children;
  const span = spanOf(node);
  if (whereLine) {
    return { kind: "where", span, condition: expressionOf(build, only(only(whereLine).children.expression)) };
  }
  if (worthLine)
    return { kind: "worth", span, value: expressionOf(build, only(only(worthLine).children.expression)) };
  if (receiverLine) {
    const { children } = only(receiverLine);
    return {
      kind: "receiver",
      span,
      to: chosen(children, "to", "overlay"),
      who: pathOf(only(children.path)),
      share: children.rest ? "rest" : arithmeticOf(build, only(children.arithmetic)),
      ifAny: children.any !== undefined,
    };
  }
  return finalAfterOf(build, only(finalLine));
}

export function finalAfterOf(build: Building, node: FinalLineCstNode): FinalAfter {
  return {
    kind: "finalAfter",
    span: spanOf(node),
    duration: arithmeticOf(build, only(node.children.arithmetic)),
  };
}

export function figureOf(build: Building, node: FigureStatementCstNode): FigureStatement {
  const { figureHeader, expression } = node.children;
  return figureFrom(build, wholeBlock(node, only(figureHeader), expression));
}

export function figureFrom(
  build: Building,
  block: Block<FigureHeaderCstNode, ExpressionCstNode>,
): FigureStatement {
  const { header } = block;
  const value = block.parts[0];
  return {
    kind: header ? chosen(header.children, "measure", "quota") : block.word === "quota" ? "quota" : "measure",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    grain: header ? grainOf(only(header.children.grain)) : missingGrain(block),
    ...optionalScope(build, header?.children.scope),
    value: value ? expressionOf(build, value) : { kind: "unread", span: missingName(block.span).span },
  };
}
