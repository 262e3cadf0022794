/** Visits every node of a tree, for readers that look for something wherever it stands. */

import type {
  Cell,
  ChoiceCase,
  Column,
  CreditClause,
  EarningClause,
  Edge,
  Excess,
  Expectation,
  Expression,
  GivenRow,
  GivenStatement,
  GoalClause,
  GradeRow,
  Grain,
  JournalClause,
  LanguageLine,
  MatrixAxis,
  MatrixRow,
  Name,
  Otherwise,
  ParamValue,
  Path,
  PayingClause,
  PeriodUnit,
  PlanFile,
  PlanSetting,
  QuotedPayee,
  RankPlace,
  RateUse,
  Scope,
  Split,
  Statement,
  TableRow,
  TierRow,
  TiersMode,
  TypeNode,
  UseStatement,
  WeightedItem,
  Window,
} from "./ast.js";

export type AstNode =
  | PlanFile
  | LanguageLine
  | UseStatement
  | Statement
  | Name
  | Path
  | PeriodUnit
  | Grain
  | Scope
  | QuotedPayee
  | Split
  | Excess
  | PlanSetting
  | Column
  | TypeNode
  | ParamValue
  | TableRow
  | Otherwise
  | Cell
  | MatrixAxis
  | Edge
  | MatrixRow
  | TiersMode
  | TierRow
  | CreditClause
  | WeightedItem
  | GradeRow
  | GoalClause
  | EarningClause
  | RateUse
  | RankPlace
  | PayingClause
  | JournalClause
  | GivenStatement["body"]
  | GivenRow
  | Expectation
  | Expression
  | Window
  | ChoiceCase;

/** A node before its parts. `parents` are the nodes around it, the nearest last. */
export function visitNodes(root: AstNode, visit: (node: AstNode, parents: readonly AstNode[]) => void): void {
  const parents: AstNode[] = [];

  function descend(value: unknown): void {
    if (Array.isArray(value)) {
      for (const part of value) descend(part);
    } else if (isNode(value)) {
      visit(value, parents);
      parents.push(value);
      descendParts(value);
      parents.pop();
    } else if (typeof value === "object" && value !== null) descendParts(value);
  }

  // By name instead of as pairs, which a visit would make and drop by the thousand.
  function descendParts(value: object): void {
    for (const name in value) {
      const part: unknown = value[name as keyof typeof value];
      // Places and words hold no nodes, and are most of what a node is made of.
      if (typeof part === "object" && part !== null && name !== "span") descend(part);
    }
  }

  descend(root);
}

/** Parts such as `{ edge, value }` have no place of their own and are passed through. */
function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "kind" in value && "span" in value;
}
