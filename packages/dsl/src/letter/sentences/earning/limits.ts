/** `times`, `floor`, `cap` and `budget`: what raises, cuts and multiplies an amount. */

import type { EarningClause, PeriodUnit } from "../../../syntax/ast.js";
import { tell } from "../../expressions/tell-expression.js";
import { dateText } from "../../expressions/tell-time.js";
import type { Fact } from "../../letter.js";
import type { Writing } from "../../writing.js";
import { factOf } from "../fact.js";
import type { Earning } from "./earning.js";

type Clause<K extends EarningClause["kind"]> = Extract<EarningClause, { kind: K }>;

export function timesFact({ value }: Clause<"times">, writing: Writing): Fact {
  const { earning } = writing.phrases;
  return factOf(earning.labels.times, [earning.times(tell(value, writing))], writing);
}

export function floorFact(
  { value, per }: Clause<"floor">,
  { statement, measured }: Earning,
  writing: Writing,
): Fact {
  const { earning } = writing.phrases;
  const hasGate = statement.clauses.some(({ kind }) => kind === "gate");
  return factOf(
    earning.labels.floor,
    [earning.floor(tell(value, writing), per?.unit ?? measured), ...(hasGate ? [earning.floorGated] : [])],
    writing,
  );
}

export function capFact(
  { value, per, excess }: Clause<"cap">,
  { measured }: Earning,
  writing: Writing,
): Fact {
  const { earning } = writing.phrases;
  return factOf(
    earning.labels.cap,
    [
      earning.cap(tell(value, writing), per?.unit ?? measured),
      ...(isLonger(per, measured) ? [earning.capUsed(per.unit)] : []),
      excess.carriedThrough
        ? earning.excessCarried(dateText(excess.carriedThrough.value, writing.phrases))
        : earning.excessLost,
    ],
    writing,
  );
}

/** A window of several of the component's own periods. */
function isLonger(per: PeriodUnit | undefined, measured: string | undefined): per is PeriodUnit {
  return per !== undefined && per.unit !== measured;
}

export function budgetFact({ value, per, overrun }: Clause<"budget">, writing: Writing): Fact {
  const { earning } = writing.phrases;
  return factOf(
    earning.labels.budget,
    [earning.budget(tell(value, writing), per?.unit), earning.overrun[overrun]],
    writing,
  );
}
