/** The statements `table`, `matrix` and `tiers`. */

import { invariant } from "../../invariant.js";
import type {
  Cell,
  Edge,
  Literal,
  MatrixRow,
  MatrixStatement,
  TableRow,
  TableStatement,
  TierRow,
  TiersMode,
  TiersStatement,
} from "../ast.js";
import type {
  CellCstNode,
  EdgeCstNode,
  LowerBoundCstNode,
  MatrixClauseCstNode,
  MatrixHeaderCstNode,
  MatrixRowCstNode,
  MatrixStatementCstNode,
  ModeCstNode,
  TableClauseCstNode,
  TableHeaderCstNode,
  TableRowCstNode,
  TableStatementCstNode,
  TierRowCstNode,
  TiersClauseCstNode,
  TiersHeaderCstNode,
  TiersStatementCstNode,
  UpperBoundCstNode,
} from "../cst.js";
import { type Block, statementNode, wholeBlock } from "./block.js";
import { type Building, chosen, nameOf, only, spanOf, wordOf } from "./building.js";
import { arithmeticOf, expressionOf, isHit, otherwiseOf } from "./expression.js";
import { typeOf } from "./frame.js";
import { literalOf } from "./literals.js";
import { reportTwice } from "./once.js";
import { optionalScope } from "./parts.js";

export function tableOf(build: Building, node: TableStatementCstNode): TableStatement {
  const { tableHeader, tableBody } = node.children;
  return tableFrom(build, wholeBlock(node, only(tableHeader), only(tableBody).children.tableClause));
}

export function tableFrom(
  build: Building,
  block: Block<TableHeaderCstNode, TableClauseCstNode>,
): TableStatement {
  const { header, parts } = block;
  const [name, ...parameters] = header?.children.Name ?? [];
  const hit = header ? wordOf(only(header.children.HitWord)) : "first";
  invariant(isHit(hit), "a table has a way to choose");
  const rows = parts.flatMap((part) => part.children.tableRow ?? []);
  const [otherwise, ...others] = parts.flatMap((part) => part.children.otherwiseLine ?? []);
  reportTwice(build, "otherwise", others);
  return {
    kind: "table",
    ...statementNode(build, block),
    name: name ? nameOf(name) : block.name,
    parameters: parameters.map(nameOf),
    type: header ? typeOf(only(header.children.type)) : { kind: "unreadType", span: block.name.span },
    hit,
    ...optionalScope(build, header?.children.scope),
    rows: rows.map((row) => tableRowOf(build, row)),
    ...(otherwise ? { otherwise: otherwiseOf(build, otherwise) } : {}),
  };
}

function tableRowOf(build: Building, node: TableRowCstNode): TableRow {
  return {
    kind: "tableRow",
    span: spanOf(node),
    cells: node.children.cell.map((cell) => cellOf(build, cell)),
    value: expressionOf(build, only(node.children.expression)),
  };
}

function cellOf(build: Building, node: CellCstNode): Cell {
  const { any, lowerBound, upperBound, literal } = node.children;
  const span = spanOf(node);
  if (any) return { kind: "anyCell", span };
  if (literal) {
    const [first, ...rest] = literal.map((value) => literalOf(build, value));
    return { kind: "valuesCell", span, values: [only(first && [first]), ...rest] };
  }
  const lower = lowerBound?.[0];
  const upper = upperBound?.[0];
  return {
    kind: "rangeCell",
    span,
    ...(lower ? { lower: lowerOf(build, lower) } : {}),
    ...(upper ? { upper: upperOf(build, upper) } : {}),
  };
}

function lowerOf(build: Building, node: LowerBoundCstNode): { edge: "from" | "above"; value: Literal } {
  return {
    edge: chosen(node.children, "from", "above"),
    value: literalOf(build, only(node.children.literal)),
  };
}

function upperOf(build: Building, node: UpperBoundCstNode): { edge: "below" | "through"; value: Literal } {
  return {
    edge: chosen(node.children, "below", "through"),
    value: literalOf(build, only(node.children.literal)),
  };
}

export function matrixOf(build: Building, node: MatrixStatementCstNode): MatrixStatement {
  const { matrixHeader, matrixBody } = node.children;
  return matrixFrom(build, wholeBlock(node, only(matrixHeader), only(matrixBody).children.matrixClause));
}

export function matrixFrom(
  build: Building,
  block: Block<MatrixHeaderCstNode, MatrixClauseCstNode>,
): MatrixStatement {
  const { header, parts } = block;
  const [across, ...others] = parts.flatMap((part) => part.children.acrossLine ?? []);
  const [beyond, ...more] = parts.flatMap((part) => part.children.matrixBeyond ?? []);
  reportTwice(build, "across", others);
  reportTwice(build, "beyond", more);
  return {
    kind: "matrix",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    axes: (header?.children.axis ?? []).map((axis) => ({
      kind: "matrixAxis",
      span: spanOf(axis),
      name: nameOf(only(axis.children.Name)),
      reading: chosen(axis.children, "stepped", "interpolated"),
    })),
    type: header ? typeOf(only(header.children.type)) : { kind: "unreadType", span: block.name.span },
    ...optionalScope(build, header?.children.scope),
    across: (across?.children.edge ?? []).map((edge) => edgeOf(build, edge)),
    rows: parts.flatMap((part) => part.children.matrixRow ?? []).map((row) => matrixRowOf(build, row)),
    ...(beyond ? { beyond: chosen(beyond.children, "flat", "fault") } : {}),
  };
}

export function edgeOf(build: Building, node: EdgeCstNode): Edge {
  return {
    kind: "edge",
    span: spanOf(node),
    edge: chosen(node.children, "from", "above"),
    at: arithmeticOf(build, only(node.children.arithmetic)),
  };
}

function matrixRowOf(build: Building, node: MatrixRowCstNode): MatrixRow {
  return {
    kind: "matrixRow",
    span: spanOf(node),
    edges: node.children.edge.map((edge) => edgeOf(build, edge)),
    values: node.children.expression.map((value) => expressionOf(build, value)),
  };
}

export function tiersOf(build: Building, node: TiersStatementCstNode): TiersStatement {
  const { tiersHeader, tiersBody } = node.children;
  return tiersFrom(build, wholeBlock(node, only(tiersHeader), only(tiersBody).children.tiersClause));
}

export function tiersFrom(
  build: Building,
  block: Block<TiersHeaderCstNode, TiersClauseCstNode>,
): TiersStatement {
  const { header, parts } = block;
  const [end, ...others] = parts.flatMap((part) => part.children.endLine ?? []);
  const [beyond, ...more] = parts.flatMap((part) => part.children.tiersBeyond ?? []);
  reportTwice(build, "end", others);
  reportTwice(build, "beyond", more);
  return {
    kind: "tiers",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    mode: header ? modeOf(build, only(header.children.mode)) : { kind: "marginal", span: block.name.span },
    ...optionalScope(build, header?.children.scope),
    rows: parts.flatMap((part) => part.children.tierRow ?? []).map((row) => tierRowOf(build, row)),
    ...(end ? { end: arithmeticOf(build, only(end.children.arithmetic)) } : {}),
    ...(beyond ? { beyond: chosen(beyond.children, "flat", "rising") } : {}),
  };
}

function modeOf(build: Building, node: ModeCstNode): TiersMode {
  const span = spanOf(node);
  const above = node.children.arithmetic?.[0];
  if (above) return { kind: "topRate", span, above: arithmeticOf(build, above) };
  return { kind: chosen(node.children, "marginal", "retroactive", "reached", "curve", "accumulating"), span };
}

function tierRowOf(build: Building, node: TierRowCstNode): TierRow {
  const [value, plus] = node.children.expression;
  const span = spanOf(node);
  const documentation = build.documentation.get(span.start);
  return {
    kind: "tierRow",
    span,
    ...(documentation === undefined ? {} : { documentation }),
    edge: chosen(node.children, "below", "from", "above"),
    at: arithmeticOf(build, only(node.children.arithmetic)),
    value: expressionOf(build, only(value && [value])),
    ...(plus ? { plus: expressionOf(build, plus) } : {}),
  };
}
