/** The statements `scorecard` and `goal`. */

import type { GoalClause, GoalStatement, GradeRow, ScorecardStatement, Split } from "../ast.js";
import type {
  GoalClauseCstNode,
  GoalHeaderCstNode,
  GoalStatementCstNode,
  GradeClauseCstNode,
  LevelLineCstNode,
  ScorecardClauseCstNode,
  ScorecardHeaderCstNode,
  ScorecardStatementCstNode,
  SplitCstNode,
} from "../cst.js";
import { type Block, missingGrain, missingName, statementNode, wholeBlock } from "./block.js";
import { type Building, chosen, nameOf, only, spanOf } from "./building.js";
import { arithmeticOf, expressionOf, itemOf, missingOf } from "./expression.js";
import { textLiteral } from "./literals.js";
import { reportTwice } from "./once.js";
import { grainOf, leftoverOf, optionalScope, periodUnit, roundOf } from "./parts.js";
import { edgeOf } from "./tables.js";

export function scorecardOf(build: Building, node: ScorecardStatementCstNode): ScorecardStatement {
  const { scorecardHeader, scorecardBody } = node.children;
  return scorecardFrom(
    build,
    wholeBlock(node, only(scorecardHeader), only(scorecardBody).children.scorecardClause),
  );
}

export function scorecardFrom(
  build: Building,
  block: Block<ScorecardHeaderCstNode, ScorecardClauseCstNode>,
): ScorecardStatement {
  const { header, parts } = block;
  const [missing, ...others] = parts.flatMap((part) => part.children.missingLine ?? []);
  const [grade, ...more] = parts.flatMap((part) => part.children.gradeBlock ?? []);
  reportTwice(build, "missing", others);
  reportTwice(build, "grade", more);
  const grades = grade ? (only(grade.children.gradeBody).children.gradeClause ?? []) : [];
  return {
    kind: "scorecard",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    grain: header ? grainOf(only(header.children.grain)) : missingGrain(block),
    ...optionalScope(build, header?.children.scope),
    items: parts.flatMap((part) => part.children.item ?? []).map((item) => itemOf(build, item)),
    ...(missing ? { missing: missingOf(missing) } : {}),
    grades: grades.map((row) => gradeRowOf(build, row)),
  };
}

function gradeRowOf(build: Building, node: GradeClauseCstNode): GradeRow {
  const { edge, at } = edgeOf(build, only(node.children.edge));
  return { kind: "gradeRow", span: spanOf(node), edge, at, grade: textLiteral(only(node.children.Text)) };
}

export function goalOf(build: Building, node: GoalStatementCstNode): GoalStatement {
  const { goalHeader, goalBody } = node.children;
  return goalFrom(build, wholeBlock(node, only(goalHeader), only(goalBody).children.goalClause));
}

export function goalFrom(build: Building, block: Block<GoalHeaderCstNode, GoalClauseCstNode>): GoalStatement {
  const { header, parts } = block;
  return {
    kind: "goal",
    ...statementNode(build, block),
    name: header ? nameOf(only(header.children.Name)) : block.name,
    grain: header ? grainOf(only(header.children.grain)) : missingGrain(block),
    ...optionalScope(build, header?.children.scope),
    value: header
      ? expressionOf(build, only(header.children.expression))
      : { kind: "unread", span: missingName(block.name.span).span },
    clauses: parts.map((part) => goalClauseOf(build, part)),
  };
}

function goalClauseOf(build: Building, node: GoalClauseCstNode): GoalClause {
  const { coverLine, levelLine, phaseLine, goalRound } = node.children;
  const span = spanOf(node);
  if (coverLine)
    return { kind: "cover", span, value: expressionOf(build, only(only(coverLine).children.expression)) };
  if (levelLine) return levelOf(build, only(levelLine));
  if (phaseLine) {
    const { PeriodWord, arithmetic } = only(phaseLine).children;
    const shares = arithmetic.map((share) => arithmeticOf(build, share));
    return { kind: "phase", span, unit: periodUnit(only(PeriodWord)), shares };
  }
  const { roundLine, leftoverPolicy } = only(goalRound).children;
  return {
    kind: "roundLeftover",
    span,
    round: roundOf(only(roundLine)),
    leftover: leftoverOf(only(leftoverPolicy)),
  };
}

function levelOf(build: Building, node: LevelLineCstNode): GoalClause {
  const { children } = node;
  const [from, through] = children.arithmetic ?? [];
  const of = children.expression?.[0];
  return {
    kind: "level",
    span: spanOf(node),
    name: nameOf(only(children.Name)),
    split: splitOf(build, only(children.split)),
    ...(from && through && of
      ? {
          limit: {
            from: arithmeticOf(build, from),
            through: arithmeticOf(build, through),
            of: expressionOf(build, of),
            clipped: chosen(children, "shared", "dropped"),
          },
        }
      : {}),
  };
}

export function splitOf(build: Building, node: SplitCstNode): Split {
  const by = node.children.expression?.[0];
  return { kind: "split", span: spanOf(node), ...(by ? { by: expressionOf(build, by) } : {}) };
}
