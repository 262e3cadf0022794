/** Collects what a rule set is made of while a plan is lowered: values get slots, decisions get names. */

import type {
  AllConditions,
  AnyConditions,
  Condition,
  Expression,
  NotCondition,
  Place,
  Rule,
  RuleEvent,
  RuleName,
  Slot,
} from "@attain/engine";
import type { CheckedPlan } from "../check/checked-plan.js";
import type { SourceTexts } from "../source/source-texts.js";
import type { Span } from "../source/span.js";

export interface RuleSetBuilder {
  readonly plan: CheckedPlan;
  /** Stores a value and says where it is. */
  slot(expression: Expression): Slot;
  /** Stores a decision and says its name. */
  rule(event: RuleEvent, span: Span, condition: Condition): RuleName;
  place(span: Span): Place;
  readonly expressions: readonly Expression[];
  readonly rules: readonly Rule[];
}

export function ruleSetBuilder(plan: CheckedPlan, sources: SourceTexts): RuleSetBuilder {
  const expressions: Expression[] = [];
  const rules: Rule[] = [];

  function place(span: Span): Place {
    const { file, lines, start } = sources.holding(span.start);
    const { line, column } = lines.position(span.start - start);
    return { ...(file !== undefined && { file }), line, column, length: span.end - span.start };
  }

  return {
    plan,
    expressions,
    rules,
    place,
    slot(expression) {
      expressions.push(expression);
      return expressions.length - 1;
    },
    rule(event, span, condition) {
      const where = place(span);
      // Line and column make a name that a person finds again; the number keeps it unique.
      const name = `${event} ${where.file === undefined ? "" : `${where.file}:`}${where.line}:${where.column} #${rules.length}`;
      rules.push({
        name,
        conditions: atTheTop(condition),
        event: { type: event, params: { place: where } },
        priority: 1,
      });
      return name;
    },
  };
}

/** json-rules-engine wants `all`, `any` or `not` outermost. */
function atTheTop(condition: Condition): AllConditions | AnyConditions | NotCondition {
  return "fact" in condition ? { all: [condition] } : condition;
}
