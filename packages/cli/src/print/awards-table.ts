/** The awards of a run as a table: who gets what that is not money, and when it becomes theirs. */

import type { AwardLine, VestingLine } from "@attain/engine";
import { grouped } from "./grouped.js";
import type { Style } from "./style.js";
import { type Row, tableText } from "./table.js";

/** Nothing where nothing was given. */
export function awardsTable(awards: readonly AwardLine[], style: Style): string {
  if (awards.length === 0) return "";
  const rows = awards.map((line, index): Row => {
    const { payee, period, group, award, label, amount, vesting } = line;
    const whose = [payee, group].filter((part) => part !== undefined && part !== "").join(", ");
    const isNew = index > 0 && awards[index - 1]?.period !== period;
    return {
      cells: [whose, period, award, label ?? "", grouped(amount), vestingText(vesting)],
      ruled: isNew,
    };
  });
  const left = (title: string) => ({ title, align: "left" }) as const;
  const columns = [
    left("Payee"),
    left("Period"),
    left("Award"),
    left("What"),
    { title: "Amount", align: "right" } as const,
    left("Becomes their own"),
  ];
  return tableText(columns, rows, style);
}

/** `50 on 2027-12-31, 3 more to 2030-12-31`. */
function vestingText(vesting: readonly VestingLine[]): string {
  const [first, ...others] = vesting.filter(({ state }) => state === "due");
  if (first === undefined) return vesting.length === 0 ? "at once" : "lapsed";
  const last = others.at(-1);
  const begin = `${grouped(first.amount)} on ${first.date}`;
  return last === undefined ? begin : `${begin}, ${others.length} more to ${last.date}`;
}
