/** Payees who change teams and roles, come late and leave, with numbers of theirs and of their teams. */

import type { FactRecord } from "@attain/engine";
import fc from "fast-check";
import { dateText, deals, names, one } from "./invented.js";

export type Records = Readonly<Record<string, readonly FactRecord[]>>;

const team = one("North", "North", "South", "");

const roster = fc
  .array(
    fc.record({
      team,
      role: one("AE", "AE", "BDR"),
      weight: one("0", "1", "1", "2.5", "7"),
      from: one(-40, 0, 0, 14, 45),
      left: fc.option(one(20, 58, 100, 170), { nil: undefined, freq: 3 }),
      moved: fc.option(fc.record({ on: one(15, 31, 60, 90, 100), team, role: one("AE", "BDR") }), {
        nil: undefined,
        freq: 2,
      }),
    }),
    { minLength: names.length, maxLength: names.length },
  )
  .map((people) =>
    names.flatMap((id, index): readonly FactRecord[] => {
      const person = people[index];
      if (person === undefined) return [];
      const { from, left, moved, ...own } = person;
      const row = {
        id,
        ...own,
        team: own.team === "" ? undefined : own.team,
        from: dateText(from),
        left: left === undefined ? undefined : dateText(left),
      };
      if (moved === undefined || moved.on <= from) return [row];
      const { on, role } = moved;
      const next = moved.team === "" ? undefined : moved.team;
      return [row, { ...row, from: dateText(on), team: next, role }];
    }),
  );

const targets = fc
  .array(one("0", "100", "900000", "33.333333333333", undefined), { minLength: 8, maxLength: 8 })
  .map((values) =>
    names.flatMap((payee, index) =>
      ["2026-Q1", "2026-Q2"].flatMap((quarter, half): readonly FactRecord[] => {
        const amount = values[index * 2 + half];
        return amount === undefined ? [] : [{ payee, quarter, amount }];
      }),
    ),
  );

const calls = fc
  .array(
    fc.record({ who: one(...names), on: fc.integer({ min: 0, max: 180 }), score: one("1", "2", "3.5") }),
    {
      maxLength: 6,
    },
  )
  .map((rows) =>
    rows.map(({ on, ...row }, index): FactRecord => ({ ...row, id: `C${index}`, on: dateText(on) })),
  );

const teams = fc
  .tuple(one("100", "5000", undefined), one("0", "100"))
  .map(([north, south]): readonly FactRecord[] => [
    ...(north === undefined ? [] : [{ team: "North", target: north }]),
    { team: "South", target: south },
  ]);

export const groupRows: fc.Arbitrary<Records> = fc.record({
  payees: roster,
  deals,
  targets,
  calls,
  teams,
});

/** Data sets that all plans of groups have. */
export const groupData = `data payees dated {
  id : payee key  team : text optional  role : "AE" | "BDR"  weight : number  left : date optional
}
data deals {
  id : text key  rep : payee  partner : payee optional  split : percent default 0%  amount : money
  qty : number default 1  product : "a" | "b" | "c"  stage : text default "won"  closed : date
}
data targets { payee : payee key  quarter : quarter key  amount : money }
data calls { id : text key  who : payee  on : date  score : number }
data teams { team : text key  target : money }`;

export const groupHead = (name: string, changes: string, round: string, extra = ""): string => `language 1
plan ${name} {
  effective from 2026-01-01 through 2026-06-30
  currency USD
  changes ${changes}
  round ${round}
  ${extra}
}
${groupData}`;

export const asked = one("2026", "2026-Q1", "2026-Q2", "2026-H1", "2026-02", "2026-05", "2026-03-15");
