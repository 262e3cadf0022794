/** The statements `plan`, `data` and `param`. */

import type {
  Column,
  DataStatement,
  Name,
  ParamStatement,
  ParamValue,
  PlanSetting,
  PlanStatement,
  TypeNode,
} from "../ast.js";
import type {
  DataClauseCstNode,
  DataHeaderCstNode,
  DataStatementCstNode,
  ExpressionCstNode,
  ModifierCstNode,
  ParamClauseCstNode,
  ParamHeaderCstNode,
  ParamStatementCstNode,
  PlanClauseCstNode,
  PlanHeaderCstNode,
  PlanStatementCstNode,
  TypeCstNode,
} from "../cst.js";
import { type Block, statementNode, wholeBlock } from "./block.js";
import { type Building, chosen, nameOf, only, spanOf } from "./building.js";
import { expressionOf } from "./expression.js";
import { dateLiteral, literalOf, textLiteral } from "./literals.js";
import { optionalText, periodUnit, roundOf, scopeOf } from "./parts.js";

export function planOf(build: Building, node: PlanStatementCstNode): PlanStatement {
  const { planHeader, planBody } = node.children;
  return planFrom(build, wholeBlock(node, only(planHeader), only(planBody).children.planClause));
}

export function planFrom(build: Building, block: Block<PlanHeaderCstNode, PlanClauseCstNode>): PlanStatement {
  const { header, parts } = block;
  const label = optionalText(header?.children.Text);
  return {
    kind: "plan",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    ...(label ? { label } : {}),
    settings: parts.map((part) => settingOf(build, part)),
  };
}

function settingOf(build: Building, node: PlanClauseCstNode): PlanSetting {
  const { effectiveLine, currencyLine, payeesLine, exchangeLine, changesLine, fiscalLine, roundLine } =
    node.children;
  const span = spanOf(node);
  if (effectiveLine) {
    const [from, through] = only(effectiveLine).children.Date;
    return {
      kind: "effective",
      span,
      from: dateLiteral(build, only(from && [from])),
      through: dateLiteral(build, only(through && [through])),
    };
  }
  if (currencyLine) return { kind: "currency", span, code: nameOf(only(only(currencyLine).children.Code)) };
  if (payeesLine) {
    return { kind: "payees", span, where: expressionOf(build, only(only(payeesLine).children.expression)) };
  }
  if (exchangeLine) return { kind: "exchange", span, source: nameOf(only(only(exchangeLine).children.Name)) };
  if (changesLine) {
    const policy = chosen(only(changesLine).children, "opening", "closing", "days");
    return { kind: "changes", span, policy: policy === "days" ? "by days" : policy };
  }
  if (fiscalLine) {
    const { children } = only(fiscalLine);
    return {
      kind: "fiscal",
      span,
      month: nameOf(only(children.Name)),
      named: chosen(children, "start", "end"),
    };
  }
  return roundOf(only(roundLine));
}

export function dataOf(build: Building, node: DataStatementCstNode): DataStatement {
  const { dataHeader, dataBody } = node.children;
  return dataFrom(build, wholeBlock(node, only(dataHeader), only(dataBody).children.dataClause), []);
}

/** `unread` are columns of which only the name is known: others may still speak of them. */
export function dataFrom(
  build: Building,
  block: Block<DataHeaderCstNode, DataClauseCstNode>,
  unread: readonly Column[],
): DataStatement {
  const { header, parts } = block;
  const label = optionalText(header?.children.Text);
  const columns = [...parts.map((part) => columnOf(build, part)), ...unread];
  return {
    kind: "data",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    dated: header?.children.dated !== undefined,
    ...(label ? { label } : {}),
    columns: columns.sort((a, b) => a.span.start - b.span.start),
  };
}

function columnOf(build: Building, node: DataClauseCstNode): Column {
  const { AnyWord, type, expression, modifiers } = node.children;
  const words = modifiers?.[0]?.children.modifier ?? [];
  const fallback = words.find((modifier) => modifier.children.literal)?.children.literal?.[0];
  const header = words.find((modifier) => modifier.children.Text)?.children.Text?.[0];
  const has = (word: keyof ModifierCstNode["children"]) => words.some((modifier) => modifier.children[word]);
  const formula = expression?.[0];
  const span = spanOf(node);
  const documentation = build.documentation.get(span.start);
  return {
    kind: "column",
    span,
    ...(documentation === undefined ? {} : { documentation }),
    name: nameOf(only(AnyWord)),
    type: typeOf(only(type)),
    ...(formula ? { formula: expressionOf(build, formula) } : {}),
    key: has("key"),
    optional: has("optional"),
    ...(fallback ? { default: literalOf(build, fallback) } : {}),
    ...(header ? { header: textLiteral(header) } : {}),
  };
}

/** A column whose line could not be read, but for its name. */
export function unreadColumn(name: Name): Column {
  return {
    kind: "column",
    span: name.span,
    name,
    type: { kind: "unreadType", span: name.span },
    key: false,
    optional: false,
  };
}

export function typeOf(node: TypeCstNode): TypeNode {
  const { money, mixed, Code, PeriodWord, Text, TypeName } = node.children;
  const span = spanOf(node);
  if (money) {
    const code = Code?.[0];
    const per = PeriodWord?.[0];
    return {
      kind: "moneyType",
      span,
      mixed: mixed !== undefined,
      ...(code ? { currency: nameOf(code) } : {}),
      ...(per ? { per: periodUnit(per) } : {}),
    };
  }
  if (Text) {
    const [first, ...rest] = Text.map((token) => textLiteral(token));
    return { kind: "enumType", span, values: [only(first && [first]), ...rest] };
  }
  const word = nameOf(only(TypeName));
  switch (word.text) {
    case "text":
    case "number":
    case "percent":
    case "date":
    case "yesno":
    case "payee":
      return { kind: "simpleType", span, name: word.text };
    case "day":
    case "month":
    case "quarter":
    case "half":
    case "year":
      return { kind: "periodType", span, unit: word.text };
    default:
      return { kind: "referenceType", span, source: word };
  }
}

export function paramOf(build: Building, node: ParamStatementCstNode): ParamStatement {
  const { paramHeader, paramBody, expression } = node.children;
  const parts = paramBody ? only(paramBody).children.paramClause : expression;
  return paramFrom(build, wholeBlock<ParamHeaderCstNode, ParamPart>(node, only(paramHeader), parts));
}

export type ParamPart = ParamClauseCstNode | ExpressionCstNode;

export function paramFrom(build: Building, block: Block<ParamHeaderCstNode, ParamPart>): ParamStatement {
  const { header, parts } = block;
  return {
    kind: "param",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    type: header ? typeOf(only(header.children.type)) : { kind: "unreadType", span: block.name.span },
    values: parts.map((part) => paramValueOf(build, part)),
  };
}

function paramValueOf(build: Building, node: ParamPart): ParamValue {
  const span = spanOf(node);
  if (node.name === "expression") return { kind: "paramValue", span, value: expressionOf(build, node) };
  return {
    kind: "paramValue",
    span,
    scope: scopeOf(build, only(node.children.scope)),
    value: expressionOf(build, only(node.children.expression)),
  };
}
