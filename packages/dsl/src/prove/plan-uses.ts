/** Where a plan asks its tables, chooses and decides: found once, with what must hold there. */

import type { CheckedPlan } from "../check/checked-plan.js";
import type { CreditStatement, Expression, Reference, Statement } from "../syntax/ast.js";
import { type AstNode, visitNodes } from "../syntax/visit-nodes.js";

/** A condition that has turned out one way wherever an expression is calculated. */
export interface Circumstance {
  readonly condition: Expression;
  readonly outcome: boolean;
}

export interface Use<T> {
  readonly node: T;
  readonly statement: Statement;
  readonly circumstances: readonly Circumstance[];
  /** `else` says what to take instead when there is no answer. */
  readonly hasElse: boolean;
}

export type Choice = Extract<Expression, { kind: "choice" }>;

export interface PlanUses {
  /** Calls of tables, tiers and matrices, by name. */
  readonly calls: ReadonlyMap<string, readonly Use<Reference>[]>;
  readonly choices: readonly Use<Choice>[];
  /** Conditions that keep rows, open gates, or choose payees. */
  readonly conditions: readonly Use<Expression>[];
  readonly comparisons: readonly Comparison[];
}

export type Comparison = Extract<Expression, { kind: "compare" }>;

export function planUses(plan: CheckedPlan): PlanUses {
  const calls = new Map<string, Use<Reference>[]>();
  const choices: Use<Choice>[] = [];
  const conditions: Use<Expression>[] = [];
  const comparisons: Comparison[] = [];
  for (const statement of plan.file.statements) {
    if (statement.broken || statement.kind === "test" || statement.kind === "given") continue;
    const around = circumstancesOf(statement, plan);
    visitNodes(statement, (node, parents) => {
      const use = <T>(of: T): Use<T> => ({
        node: of,
        statement,
        circumstances: [...around, ...within(node, parents, plan)],
        hasElse: hasElse(node, parents),
      });
      switch (node.kind) {
        case "reference": {
          const kind = plan.meaningOf.get(node)?.head.kind;
          if (kind !== "table" && kind !== "tiers" && kind !== "matrix") return;
          const known = calls.get(node.head.text);
          if (known) known.push(use(node));
          else calls.set(node.head.text, [use(node)]);
          return;
        }
        case "compare":
          comparisons.push(node);
          return;
        case "choice":
          choices.push(use(node));
          return;
        case "where":
        case "gate":
          conditions.push(use(node.condition));
          return;
        case "payees":
          conditions.push(use(node.where));
          return;
        case "aggregate":
          if (node.where)
            conditions.push({
              ...use(node.where),
              circumstances: [...around, ...within(node.where, [...parents, node], plan)],
            });
          return;
        default:
          return;
      }
    });
  }
  return { calls, choices, conditions, comparisons };
}

/** What holds of every row or payee that a statement calculates for. */
function circumstancesOf(statement: Statement, plan: CheckedPlan): readonly Circumstance[] {
  switch (statement.kind) {
    case "credit":
      return creditConditions(statement, plan);
    case "plan":
    case "data":
      return [];
    default:
      return plan.settings.statement === undefined
        ? []
        : plan.settings.statement.settings.flatMap((setting) =>
            setting.kind === "payees" ? [{ condition: setting.where, outcome: true }] : [],
          );
  }
}

/** The conditions of the credits that one is made of, and its own. */
function creditConditions(statement: CreditStatement, plan: CheckedPlan): readonly Circumstance[] {
  const all: Circumstance[] = [];
  const seen = new Set<CreditStatement>();
  let next: CreditStatement | undefined = statement;
  while (next && !seen.has(next)) {
    seen.add(next);
    for (const clause of next.clauses) {
      if (clause.kind === "where") all.push({ condition: clause.condition, outcome: true });
    }
    const base = plan.symbols.get(next.of.text);
    next = base?.kind === "credit" ? base.statement : undefined;
  }
  return all;
}

/** What the expressions around one make sure of. */
function within(node: AstNode, parents: readonly AstNode[], plan: CheckedPlan): readonly Circumstance[] {
  const found: Circumstance[] = [];
  let child: AstNode = node;
  for (const parent of parents.toReversed()) {
    switch (parent.kind) {
      case "aggregate": {
        const over = plan.aggregateOf.get(parent);
        if (over?.kind === "credit") found.push(...creditConditions(over.credit.statement, plan));
        if (parent.where && child !== parent.where) found.push({ condition: parent.where, outcome: true });
        break;
      }
      case "case":
        if (child === parent.value) found.push({ condition: parent.when, outcome: true });
        break;
      case "choice":
        if (parent.hit === "first") {
          for (const each of parent.cases) {
            if (each === child) break;
            found.push({ condition: each.when, outcome: false });
          }
        }
        break;
      case "and":
      case "or":
        for (const operand of parent.operands) {
          if (operand === child) break;
          found.push({ condition: operand, outcome: parent.kind === "and" });
        }
        break;
      // The other lines of a credit are reached by rows that keep its condition, which does not know itself.
      default:
        break;
    }
    child = parent;
  }
  return found;
}

function hasElse(node: AstNode, parents: readonly AstNode[]): boolean {
  let child: AstNode = node;
  return parents.toReversed().some((parent) => {
    const covers = parent.kind === "else" && parent.value === child;
    child = parent;
    return covers;
  });
}
