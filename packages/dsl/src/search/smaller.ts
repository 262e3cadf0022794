/**
 * Makes a counterexample smaller than fast-check leaves it: rows that are not needed go, values become the
 * roundest that still contradict the claim, one payee and one deal where they are enough.
 */

import { exact } from "@attain/engine";
import type { CheckedPlan, ColumnSymbol } from "../check/checked-plan.js";
import { numberCell, plainCell } from "./cell.js";
import type { Company, Row } from "./company.js";
import type { Step, Violation } from "./violation.js";

export interface Found {
  readonly company: Company;
  readonly step: Step;
  readonly violation: Violation;
}

/** What one search may spend on it. */
const mostTries = 160;

export async function smaller(
  found: Found,
  plan: CheckedPlan,
  violates: (company: Company, step: Step) => Promise<Violation | undefined>,
): Promise<Found> {
  let best = found;
  let tries = 0;
  for (let isBetter = true; isBetter && tries < mostTries; ) {
    isBetter = false;
    for (const { company, step } of candidates(best, plan)) {
      if (tries === mostTries) break;
      tries += 1;
      const violation = await violates(company, step);
      if (violation === undefined) continue;
      best = { company, step, violation };
      isBetter = true;
      break;
    }
  }
  return best;
}

interface Candidate {
  readonly company: Company;
  readonly step: Step;
}

/** One change each, the greatest relief first. */
function* candidates({ company, step }: Found, plan: CheckedPlan): Generator<Candidate> {
  for (const [name, rows] of company) {
    for (const row of rows) {
      const rest = rows.filter((each) => each !== row);
      yield { company: new Map(company).set(name, rest), step: { ...step, row: 0 } };
    }
  }
  for (const by of ["0.01", "1"].map(exact.fromText)) {
    if (exact.compare(by, step.by) < 0) yield { company, step: { ...step, by } };
  }
  for (const [name, rows] of company) {
    const source = plan.symbols.get(name);
    if (source?.kind !== "source") continue;
    for (const row of rows) {
      for (const simple of simplerRows(row, source.columns, plan)) {
        yield {
          company: new Map(company).set(
            name,
            rows.map((each) => (each === row ? simple : each)),
          ),
          step,
        };
      }
    }
  }
}

const round = ["100", "1000", "10000", "100000", "1000000"];

/** The row with one cell simpler each. */
export function* simplerRows(
  row: Row,
  columns: ReadonlyMap<string, ColumnSymbol>,
  plan: CheckedPlan,
): Generator<Row> {
  for (const [name, cell] of row) {
    const column = columns.get(name);
    if (column?.declaration === undefined || column.declaration.key) continue;
    const { type } = column;
    if (column.optional || column.declaration.default !== undefined) {
      yield new Map([...row].filter(([other]) => other !== name));
    }
    switch (type.kind) {
      case "money":
      case "number": {
        const amounts = type.kind === "money" ? round : ["1", ...round];
        const cells = amounts.map((text) => numberCell(exact.fromText(text), type, plan.settings.currency));
        const place = cells.findIndex(({ held }) => held === cell.held);
        for (const simple of place < 0 ? cells : cells.slice(0, place)) yield new Map(row).set(name, simple);
        break;
      }
      case "payee":
        if (cell.held !== "ann") yield new Map(row).set(name, plainCell("ann"));
        break;
      case "date": {
        const first = `${plan.settings.from.slice(0, 8)}10`;
        if (cell.held > first && first >= plan.settings.from) yield new Map(row).set(name, plainCell(first));
        break;
      }
      default:
        break;
    }
  }
}
