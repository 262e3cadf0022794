/**
 * A component earns in one way. What is shared or won is one amount of everybody's, so that multipliers and
 * limits belong inside it, or to a component that builds on it.
 */

import type { ComponentStatement, EarningClause } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

/** Of a component and of an award; a word of the other's is told where awards are checked. */
const ways: Readonly<Record<ComponentStatement["kind"], readonly EarningClause["kind"][]>> = {
  component: ["pay", "share", "rank"],
  award: ["grant", "share", "rank"],
};
const steps: readonly EarningClause["kind"][] = ["times", "floor", "cap", "budget"];

export function checkEarningWays(statement: ComponentStatement, checking: Checking): void {
  const { clauses, name } = statement;
  const [first, ...others] = clauses.filter(({ kind }) => ways[statement.kind].includes(kind));
  const second = others.find(({ kind }) => kind !== first?.kind);
  if (first && second) {
    checking.report({
      code: "written-twice",
      span: second.span,
      message: `\`${name.text}\` earns in two ways, by \`${first.kind}\` and by \`${second.kind}\``,
      help: "Make a component of each",
      related: [{ span: first.span, message: "The first one" }],
    });
    return;
  }
  if (first?.kind !== "share" && first?.kind !== "rank") return;
  for (const clause of clauses) {
    if (clause.kind === "gate" && clause.past) {
      checking.report({
        code: "needless-clause",
        span: clause.span,
        message: `What is ${first.kind === "share" ? "shared" : "won"} is earned on no credits, so there is no \`past\` to pay or to lose`,
        help: "Leave `past` out: the gate says who takes part",
      });
    }
    if (!steps.includes(clause.kind)) continue;
    checking.report({
      code: "needless-clause",
      span: clause.span,
      message: `It is not said whether \`${clause.kind}\` concerns what is ${first.kind === "share" ? "shared" : "won"} or what each one gets`,
      help: `Write it into the amount, or make a second component: \`pay ${name.text}\` and \`${clause.kind}\``,
    });
  }
}
