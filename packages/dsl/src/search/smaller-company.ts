/** A company without the rows that are not needed for what it shows, and with the roundest cells that still show it. */

import type { CheckedPlan, ColumnSymbol } from "../check/checked-plan.js";
import { type Company, people, type Row } from "./company.js";
import { simplerRows } from "./smaller.js";

/** What one company may spend on it. */
const mostCuts = 240;

type Shows = (company: Company) => Promise<boolean>;

/** Each cut goes on from the last, so that what was found to be needed is not tried again before the next round. */
export async function cutCompany(company: Company, stillShows: Shows, plan: CheckedPlan): Promise<Company> {
  let cuts = 0;
  let best = company;
  const cut = async (candidate: Company): Promise<boolean> => {
    if (cuts >= mostCuts) return false;
    cuts += 1;
    if (!(await stillShows(candidate))) return false;
    best = candidate;
    return true;
  };
  for (let before: Company | undefined; before !== best && cuts < mostCuts; ) {
    before = best;
    for (const person of people) {
      const without = withoutPerson(best, person);
      if (without !== undefined) await cut(without);
    }
    for (const name of best.keys()) await cutRows(name, () => best, cut);
    for (const name of best.keys()) {
      const source = plan.symbols.get(name);
      if (source?.kind === "source") await cutCells(name, source.columns, () => best, cut, plan);
    }
  }
  return best;
}

function withoutPerson(company: Company, person: string): Company | undefined {
  const isOthers = (row: Row) => [...row.values()].every(({ held }) => held !== person);
  if ([...company.values()].every((rows) => rows.every(isOthers))) return undefined;
  return new Map([...company].map(([name, rows]) => [name, rows.filter(isOthers)]));
}

/** Half of a table's rows at once, then less and less of them, down to one by one. */
async function cutRows(name: string, best: () => Company, cut: Shows): Promise<void> {
  const rowsNow = () => best().get(name) ?? [];
  for (let size = Math.ceil(rowsNow().length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < rowsNow().length; ) {
      const rows = rowsNow();
      const rest = [...rows.slice(0, at), ...rows.slice(at + size)];
      if (!(await cut(new Map(best()).set(name, rest)))) at += size;
    }
  }
}

async function cutCells(
  name: string,
  columns: ReadonlyMap<string, ColumnSymbol>,
  best: () => Company,
  cut: Shows,
  plan: CheckedPlan,
): Promise<void> {
  const rows = best().get(name) ?? [];
  for (let at = 0; at < rows.length; at += 1) {
    let row = best().get(name)?.[at];
    for (let isSimpler = true; isSimpler && row !== undefined; ) {
      isSimpler = false;
      for (const simple of simplerRows(row, columns, plan)) {
        const changed = (best().get(name) ?? []).map((each, index) => (index === at ? simple : each));
        if (!(await cut(new Map(best()).set(name, changed)))) continue;
        row = simple;
        isSimpler = true;
        break;
      }
    }
  }
}
