/** Finds credits and paid components that are alike in all but their names: the same is counted, or paid, twice. */

import type { ComponentStatement, CreditStatement } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { expressionKey } from "../expression-key.js";

type Told = CreditStatement | ComponentStatement;

export function statementsDiffer(analysing: Analysing): void {
  const { plan } = analysing;
  const paid = new Set(
    plan.file.statements.flatMap((statement) =>
      statement.kind === "payout"
        ? statement.clauses.flatMap((clause) =>
            clause.kind === "payComponents" ? clause.names.map(({ text }) => text) : [],
          )
        : [],
    ),
  );
  const seen = new Map<string, Told>();
  for (const statement of plan.file.statements) {
    if (statement.kind !== "credit" && statement.kind !== "component") continue;
    if (statement.broken || !analysing.isSound(statement.span)) continue;
    if (statement.kind === "component" && !paid.has(statement.name.text)) continue;
    const key = keyOf(statement, analysing);
    const before = seen.get(key);
    // Versions of one component follow each other.
    if (before === undefined || before.name.text === statement.name.text) {
      seen.set(key, statement);
      continue;
    }
    const [name, other] = [statement.name.text, before.name.text];
    analysing.report(
      "same-statement",
      statement.name.span,
      statement.kind === "credit"
        ? `\`${name}\` credits the same rows to the same people as \`${other}\`, so both together count each twice`
        : `\`${name}\` pays the same as \`${other}\`, so the same is paid twice`,
      {
        help: "Write what makes the difference, or leave one out",
        related: [{ span: before.name.span, message: "The same in all but the name" }],
      },
    );
  }
}

/** All that decides what it comes to: not its name, label or clause of the letter. */
function keyOf(statement: Told, { plan }: Analysing): string {
  const { clauses, ...rest } = statement;
  const own = { ...rest, name: undefined, label: undefined, documentation: undefined };
  const kept: readonly object[] = clauses.filter(({ kind }) => kind !== "clause");
  const isExpression = (value: unknown): value is Parameters<typeof expressionKey>[0] =>
    typeof value === "object" && value !== null && "kind" in value && plan.typeOf.has(value as never);
  return JSON.stringify([own, kept], (key, value: unknown) => {
    if (key === "span") return undefined;
    return isExpression(value) ? expressionKey(value, plan) : value;
  });
}
