/** `gate`: without what nothing is earned, and what of the past counts once it is met. */

import type { EarningClause } from "../../../syntax/ast.js";
import { tellCondition } from "../../expressions/tell-expression.js";
import type { Fact } from "../../letter.js";
import type { Writing } from "../../writing.js";
import { factOf } from "../fact.js";
import type { Earning } from "./earning.js";

type Gate = Extract<EarningClause, { kind: "gate" }>;

export function gateFact(
  { condition, past }: Gate,
  { measured, credit, statement }: Earning,
  writing: Writing,
): Fact {
  const { earning, time } = writing.phrases;
  // Of what is shared or won a condition says who takes part.
  const isOfGroup = statement.clauses.some(({ kind }) => kind === "share" || kind === "rank");
  const told = tellCondition(condition, writing);
  return factOf(
    earning.labels.gate,
    [
      isOfGroup ? earning.gateTakesPart(told) : credit ? earning.gatePerCredit(told) : earning.gate(told),
      ...(past === "paid" ? [earning.pastPaid(measured ? time.the[measured] : time.wholePlan)] : []),
      ...(past === "lost" ? [earning.pastLost] : []),
    ],
    writing,
  );
}
