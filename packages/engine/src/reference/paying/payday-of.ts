/** The pay date of an entry. */

import type { Day } from "../../values/calendar.js";
import { parsePeriod } from "../../values/period.js";
import type { Run } from "../run.js";
import { grainPeriod } from "../time/grain-period.js";
import type { Cause } from "./ledger-sums.js";

/** The last day of an entry's pay period; a period that cannot be read is refused before it comes here. */
export function paydayOf({ payPeriod }: Pick<Cause, "payPeriod">, run: Run): Day {
  const period = parsePeriod(payPeriod);
  return period === undefined ? Number.NEGATIVE_INFINITY : grainPeriod(run.program.time, period).through;
}
