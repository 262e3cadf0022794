/** The statements `component` and `award`. */

import type { ComponentStatement, EarningClause, RankPlace } from "../ast.js";
import type {
  CapLineCstNode,
  ComponentClauseCstNode,
  ComponentHeaderCstNode,
  ComponentStatementCstNode,
  PayLineCstNode,
  PerPeriodCstNode,
  RankBlockCstNode,
  RankClauseCstNode,
  RateUseCstNode,
  ShareLineCstNode,
} from "../cst.js";
import { type Block, missingGrain, statementNode, wholeBlock } from "./block.js";
import { type Building, chosen, nameOf, only, spanOf } from "./building.js";
import { finalAfterOf } from "./credits-and-figures.js";
import { expressionOf } from "./expression.js";
import { numberLiteral, percentLiteral, textLiteral } from "./literals.js";
import { excessOf, grainOf, leftoverOf, optionalScope, optionalText, perPeriod, roundOf } from "./parts.js";
import { splitOf } from "./scores.js";

export function componentOf(build: Building, node: ComponentStatementCstNode): ComponentStatement {
  const { componentHeader, componentBody } = node.children;
  return componentFrom(
    build,
    wholeBlock(node, only(componentHeader), only(componentBody).children.componentClause),
  );
}

export function componentFrom(
  build: Building,
  block: Block<ComponentHeaderCstNode, ComponentClauseCstNode>,
): ComponentStatement {
  const { header, parts } = block;
  const label = optionalText(header?.children.Text);
  return {
    kind: header
      ? chosen(header.children, "component", "award")
      : block.word === "award"
        ? "award"
        : "component",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    grain: header ? grainOf(only(header.children.grain)) : missingGrain(block),
    ...optionalScope(build, header?.children.scope),
    ...(label ? { label } : {}),
    clauses: parts.map((part) => earningOf(build, part)),
  };
}

function earningOf(build: Building, node: ComponentClauseCstNode): EarningClause {
  const { children } = node;
  const span = spanOf(node);
  const expression = (nodes: Parameters<typeof only<Parameters<typeof expressionOf>[1]>>[0]) =>
    expressionOf(build, only(nodes));
  if (children.payLine) return payOf(build, only(children.payLine));
  if (children.grantLine) {
    const grant = only(children.grantLine).children;
    const label = optionalText(grant.Text);
    return { kind: "grant", span, value: expression(grant.expression), ...(label ? { label } : {}) };
  }
  if (children.shareLine) return shareOf(build, only(children.shareLine));
  if (children.rankBlock) return rankOf(build, only(children.rankBlock));
  if (children.gateLine) {
    const gate = only(children.gateLine).children;
    const past = gate.past ? { past: chosen(gate, "paid", "lost") } : {};
    return { kind: "gate", span, condition: expression(gate.expression), ...past };
  }
  if (children.timesLine)
    return { kind: "times", span, value: expression(only(children.timesLine).children.expression) };
  if (children.floorLine) {
    const floor = only(children.floorLine).children;
    return { kind: "floor", span, value: expression(floor.expression), ...optionalPer(floor.perPeriod) };
  }
  if (children.capLine) return capOf(build, only(children.capLine));
  if (children.budgetLine) {
    const budget = only(children.budgetLine).children;
    const overrun = chosen(budget, "cut", "stops", "scaled");
    return {
      kind: "budget",
      span,
      value: expression(budget.expression),
      ...optionalPer(budget.perPeriod),
      overrun,
    };
  }
  if (children.vestLine) {
    const vest = only(children.vestLine).children;
    const [leavers] = vest.vestLeavers ?? [];
    return {
      kind: "vest",
      span,
      share: percentLiteral(only(vest.Percent)),
      per: requiredPer(vest.perPeriod),
      ...(vest.leftoverPolicy && { leftover: leftoverOf(only(vest.leftoverPolicy)) }),
      ...(leavers && { leavers: chosen(leavers.children, "included", "excluded") }),
    };
  }
  if (children.paidLine)
    return { kind: "paidPer", span, unit: requiredPer(only(children.paidLine).children.perPeriod) };
  if (children.finalLine) return finalAfterOf(build, only(children.finalLine));
  if (children.clauseLine)
    return { kind: "clause", span, text: textLiteral(only(only(children.clauseLine).children.Text)) };
  return roundOf(only(children.roundLine));
}

export function optionalPer(nodes: readonly PerPeriodCstNode[] | undefined) {
  const per = perPeriod(nodes);
  return per ? { per } : {};
}

export function requiredPer(nodes: readonly PerPeriodCstNode[]) {
  const per = perPeriod(nodes);
  return only(per && [per]);
}

export function capOf(build: Building, node: CapLineCstNode): Extract<EarningClause, { kind: "cap" }> {
  const { expression, perPeriod: per, excessPolicy } = node.children;
  return {
    kind: "cap",
    span: spanOf(node),
    value: expressionOf(build, only(expression)),
    ...optionalPer(per),
    excess: excessOf(build, only(excessPolicy)),
  };
}

function payOf(build: Building, node: PayLineCstNode): EarningClause {
  const at = node.children.rateUse?.[0];
  return {
    kind: "pay",
    span: spanOf(node),
    base: expressionOf(build, only(node.children.expression)),
    ...(at ? { at: rateUseOf(build, at) } : {}),
  };
}

function rateUseOf(build: Building, node: RateUseCstNode) {
  const { Name, expression } = node.children;
  return {
    kind: "rateUse",
    span: spanOf(node),
    tiers: nameOf(only(Name)),
    axis: expressionOf(build, only(expression)),
  } as const;
}

function shareOf(build: Building, node: ShareLineCstNode): EarningClause {
  const { children } = node;
  const leavers = chosen(children, "included", "excluded", "days");
  return {
    kind: "share",
    span: spanOf(node),
    value: expressionOf(build, only(children.expression)),
    among: nameOf(only(children.Name)),
    split: splitOf(build, only(children.split)),
    leavers: leavers === "days" ? "by days" : leavers,
    leftover: leftoverOf(only(children.leftoverPolicy)),
  };
}

function rankOf(build: Building, node: RankBlockCstNode): EarningClause {
  const header = only(node.children.rankHeader).children;
  const [value, tiebreak] = header.expression;
  const field = header.Number?.[0];
  return {
    kind: "rank",
    span: spanOf(node),
    value: expressionOf(build, only(value && [value])),
    among: nameOf(only(header.Name)),
    ties: tiebreak ? { tiebreak: expressionOf(build, tiebreak) } : chosen(header, "each", "pooled"),
    ...(field ? { field: numberLiteral(field) } : {}),
    places: (only(node.children.rankBody).children.rankClause ?? []).map((place) =>
      rankPlaceOf(build, place),
    ),
  };
}

function rankPlaceOf(build: Building, node: RankClauseCstNode): RankPlace {
  const { top, Number: numbers, Percent, expression } = node.children;
  const [first, last] = (numbers ?? []).map(numberLiteral);
  const share = Percent?.[0];
  const prize = expressionOf(build, only(expression));
  const span = spanOf(node);
  if (!top) {
    const places = { kind: "place", first: only(first && [first]), ...(last ? { last } : {}) } as const;
    return { kind: "rankPlace", span, places, prize };
  }
  const of = share ? percentLiteral(share) : only(first && [first]);
  return { kind: "rankPlace", span, places: { kind: "top", of }, prize };
}
