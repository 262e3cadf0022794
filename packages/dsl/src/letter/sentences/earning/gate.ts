/** `gate`: without what nothing is earned, and what of the past counts once it is met. */

import type { EarningClause } from "../../../syntax/ast.js";
import { tellCondition } from "../../expressions/tell-expression.js";
import type { Fact } from "../../letter.js";
import type { Writing } from "../../writing.js";
import { factOf } from "../fact.js";
import type { Earning } from "./earning.js";

type Gate = Extract<EarningClause, { kind: "gate" }>;

export function gateFact({ condition, past }: Gate, { measured, credit }: Earning, writing: Writing): Fact {
  const { earning, time } = writing.phrases;
  const told = tellCondition(condition, writing);
  return factOf(
    earning.labels.gate,
    [
      credit === undefined ? earning.gate(told) : earning.gatePerCredit(told),
      ...(past === "paid" ? [earning.pastPaid(measured ? time.the[measured] : time.wholePlan)] : []),
      ...(past === "lost" ? [earning.pastLost] : []),
    ],
    writing,
  );
}
