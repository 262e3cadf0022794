/** A company without the rows that are not needed for what it shows, and with the roundest cells that still show it. */

import type { CheckedPlan } from "../check/checked-plan.js";
import { type Company, people, type Row } from "./company.js";
import { simplerRows } from "./smaller.js";

/** What one company may spend on it. */
const mostCuts = 120;

export async function cutCompany(
  company: Company,
  stillShows: (company: Company) => Promise<boolean>,
  plan: CheckedPlan,
): Promise<Company> {
  let best = company;
  let cuts = 0;
  for (let isSmaller = true; isSmaller; ) {
    isSmaller = false;
    for (const candidate of smallerCompanies(best, plan)) {
      if (cuts >= mostCuts) return best;
      cuts += 1;
      if (!(await stillShows(candidate))) continue;
      best = candidate;
      isSmaller = true;
      break;
    }
  }
  return best;
}

function* smallerCompanies(company: Company, plan: CheckedPlan): Generator<Company> {
  for (const person of people) {
    const others = (rows: readonly Row[]) =>
      rows.filter((row) => [...row.values()].every(({ held }) => held !== person));
    yield new Map([...company].map(([name, rows]) => [name, others(rows)]));
  }
  for (const [name, rows] of company) {
    // Half of them at once, then one by one.
    if (rows.length > 3) {
      const half = Math.ceil(rows.length / 2);
      yield new Map(company).set(name, rows.slice(0, half));
      yield new Map(company).set(name, rows.slice(half));
    }
    for (const row of rows) {
      yield new Map(company).set(
        name,
        rows.filter((each) => each !== row),
      );
    }
  }
  for (const [name, rows] of company) {
    const source = plan.symbols.get(name);
    if (source?.kind !== "source") continue;
    for (const row of rows) {
      for (const simple of simplerRows(row, source.columns, plan)) {
        yield new Map(company).set(
          name,
          rows.map((each) => (each === row ? simple : each)),
        );
      }
    }
  }
}
