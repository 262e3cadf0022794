import { describe, expect, it } from "vitest";
import { check } from "../../check/check.js";
import { parse } from "../../syntax/parse.js";
import { letterLanguages } from "../language.js";
import type { Block } from "../letter.js";
import { startWriting } from "../start-writing.js";
import { plainText, type Text } from "../text.js";
import type { Writing } from "../writing.js";
import { tellAward, tellComponent } from "./component.js";
import { tellGoal } from "./goal.js";
import { tellPayout } from "./payout.js";

const around = `language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  changes closing  round half even }
data payees dated { id : payee key  team : text  ramp : percent  last_year : money per year }
data deals { id : text key  rep : payee  amount : money  closed : date  collected : yesno  cash : money }
data markets { region : text key  last_year : money per year }
credit booking of deals on closed { worth amount  to rep 100% }
measure bookings per quarter = sum(booking)
component commission per quarter { pay 5% * bookings  paid per quarter }
`;

function writingOf(text: string, language: (typeof letterLanguages)[number] = "en"): Writing {
  return startWriting(check(parse(around + text).file).plan, around + text, { language });
}

/** One line a sentence, row or item, with plain blanks. */
function linesOf(blocks: readonly Block[]): readonly string[] {
  const row = (cells: readonly Text[]) => cells.map(plainText).join(" | ");
  return blocks
    .flatMap((block) => {
      switch (block.kind) {
        case "heading":
        case "paragraph":
          return [plainText(block.text)];
        case "list":
          return block.items.map(plainText);
        case "facts":
          return block.rows.map(({ label, text }) => `${plainText(label)}: ${plainText(text)}`);
        case "table":
          return block.rows.map(row);
        default:
          return [block.kind];
      }
    })
    .map((line) => line.replaceAll("\u00A0", " "));
}

function componentLines(text: string, name: string): readonly string[] {
  const writing = writingOf(text);
  const symbol = writing.plan.symbols.get(name);
  if (symbol?.kind !== "component") throw new Error(`${name} is no component`);
  return linesOf(tellComponent(symbol, () => [], writing));
}

describe("sentences", () => {
  it("of pools", () => {
    const lines = componentLines(
      `measure team_bookings per team, quarter = sum(booking)
component pool per quarter {
  share 2% * team_bookings among team by bookings leavers by days leftover largest
  paid per quarter
}
payout per quarter { pay commission, pool }`,
      "pool",
    );
    expect(lines).toEqual([
      "2% of team bookings is shared among everybody with the same team.",
      "It is shared in proportion to bookings.",
      "Whoever leaves during the period takes part in proportion to the days in the plan; whoever joins takes part in full.",
      "Every part is first rounded down; what is left over goes, one unit each, to the parts that lost most by it.",
      "Paid: It is worked out each quarter and paid after the end of each quarter.",
    ]);
  });

  it("of formulas, whose words belong together as their signs do", () => {
    const payOf = (formula: string) =>
      componentLines(
        `component c per quarter { pay ${formula}  paid per quarter }
payout per quarter { pay commission, c }`,
        "c",
      )[0];
    expect(payOf("min(bookings, 100 USD) - 1 USD")).toBe(
      "You earn (the lower of bookings and USD 100) \u2212 USD 1.",
    );
    expect(payOf("min(bookings, 100 USD - 1 USD)")).toBe(
      "You earn the lower of bookings and USD 100 \u2212 USD 1.",
    );
    expect(payOf("sum(booking - 1 USD)")).toBe("You earn the total of (booking \u2212 USD 1).");
    expect(payOf("sum(booking) - 1 USD")).toBe("You earn the total of booking \u2212 USD 1.");
  });

  it("of contests", () => {
    const lines = componentLines(
      `component contest per quarter {
  rank bookings among payees ties pooled field 5 { place 1 : 3_000 USD  place 2 through 3 : 1_000 USD  top 10% : 500 USD }
  paid per quarter
  final after 30 days
}
payout per quarter { pay commission, contest }`,
      "contest",
    );
    expect(lines).toEqual([
      "Everybody who takes part in the plan is ranked by bookings, the highest first. Whoever is level shares the prizes of the places concerned equally. Prizes are given only if at least 5 people compete.",
      "1 | USD 3,000",
      "2 to 3 | USD 1,000",
      "The top 10% | USD 500",
      "Final: What becomes known more than 30 days after the end no longer changes it.",
      "Paid: It is worked out each quarter and paid after the end of each quarter.",
    ]);
  });

  it("of budgets and what is carried", () => {
    const lines = componentLines(
      `component spif per booking "Spring" {
  pay 600 USD * booking.share
  budget 2_000 USD overrun cut
  cap 1_000 USD per year excess carried through 2027-03-31
}
payout per month { pay commission, spif }`,
      "spif",
    );
    expect(lines).toContain(
      "For each booking credited to you, you earn USD 600 × your share of the booking.",
    );
    expect(lines).toContain(
      "Budget: All participants together get at most USD 2,000. It is used up in the order of dates; the last amount that fits only in part is cut.",
    );
    expect(lines).toContain(
      "Cap: You get at most USD 1,000 for each year. What earlier periods of the year have used counts towards it. Anything above it is carried over to later periods, through 31 March 2027.",
    );
  });

  it("of payouts with holds, draws, caps and leavers", () => {
    const writing = writingOf(`payout per month in EUR on payday {
  pay      commission
  hold     40% of commission until collected
  draw     4_000 USD against commission recoverable forgiven 2026-12-31 from 2026-01-01 through 2026-06-30
  cap      20_000 USD excess lost
  negative carried
  leaver   owes held waits
}`);
    const { payout } = writing.plan;
    if (payout === undefined) throw new Error("no payout");
    const lines = linesOf(tellPayout(payout, writing));
    expect(lines).toContain(
      "Held back: 40% of commission is held back, deal by deal, until collected is “yes”.",
    );
    const draw = lines.find((line) => line.startsWith("Draw: "));
    expect(draw).toContain("You are paid at least USD 4,000 each month, set off against commission.");
    expect(draw).toContain("A balance still open on 31 December 2026 is forgiven.");
    expect(draw).toContain("The draw is paid from 1 January 2026 through 30 June 2026.");
    expect(lines).toContain(
      "Cap: You are paid at most USD 20,000 for each month. Anything above it is not paid, now or later.",
    );
    expect(lines).toContain("Pay currency: You are paid in euros (EUR), at the rate of the pay day.");
    expect(lines.filter((line) => /^(Below nought|On leaving): /.test(line))).toHaveLength(2);
  });

  it.each([
    ["en", "A balance on commission is set off only against later pay for the same, never against other pay"],
    ["zh-Hans", "的欠额只从其自身以后的发放额中抵扣，不从其他项目中抵扣"],
    ["zh-Hant", "的欠額只從其自身以後的發放額中扣抵，不從其他項目中扣抵"],
  ] as const)("of balances that stay with a draw's components, in %s", (language, sentence) => {
    const drawOf = (paid: string, negative: string) => {
      const writing = writingOf(
        `component spif per month { pay 1 USD * count(booking)  paid per month }
payout per month { pay ${paid}  draw 100 USD against commission recoverable  negative ${negative}  leaver owes held paid }`,
        language,
      );
      if (writing.plan.payout === undefined) throw new Error("no payout");
      return linesOf(tellPayout(writing.plan.payout, writing)).join("\n");
    };
    expect(drawOf("commission, spif", "carried")).toContain(sentence);
    expect(drawOf("commission, spif", "collected")).not.toContain(sentence);
    expect(drawOf("commission", "carried")).not.toContain(sentence);
  });

  it("of a guarantee, and of money that waits for a day", () => {
    const writing = writingOf(`payout per month {
  pay      commission
  hold     1 / 3 of commission until closed
  hold     20% of commission until closed + 90 days
  draw     4_000 USD nonrecoverable
  negative collected
  leaver   forgiven held lost
}`);
    const { payout } = writing.plan;
    if (payout === undefined) throw new Error("no payout");
    const lines = linesOf(tellPayout(payout, writing));
    expect(lines).toContain(
      "Held back: 1 ÷ 3 of commission is held back, deal by deal, until the day in closed.",
    );
    expect(lines).toContain(
      "Held back: 20% of commission is held back, deal by deal, until closed + 90 days.",
    );
    expect(lines.find((line) => line.startsWith("Guarantee: "))).toContain("is yours to keep");
  });

  it("of awards and goals, in every language", () => {
    const text = `award club per year "President's club" { rank bookings among payees ties each field 10 { top 10% : 1 } }
award shares per year { gate bookings >= 1_000 USD  grant 200 units  vest 25% per year }
goal revenue per year = 120_000_000 USD {
  cover 115%
  level region by markets.last_year
  level payee by payee.ramp from 80% through 130% of payee.last_year clipped shared
  phase quarter 20%, 25%, 25%, 30%
  round half even leftover largest
}
payout per quarter { pay commission }`;
    for (const language of letterLanguages) {
      const writing = writingOf(text, language);
      const lines = writing.plan.file.statements.flatMap((statement) => {
        if (statement.kind === "award") return linesOf(tellAward(statement, writing));
        return statement.kind === "goal" ? linesOf(tellGoal(statement, writing)) : [];
      });
      const all = lines.join("\n");
      for (const number of [
        "10%",
        "200",
        "25%",
        "1,000",
        "120,000,000",
        "115%",
        "80%",
        "130%",
        "20%",
        "30%",
      ]) {
        expect(all).toContain(number);
      }
      expect(all).not.toMatch(/undefined|\[object/);
    }
  });

  it("of a goal that was planned again, and of what vests", () => {
    const writing = writingOf(`award shares per year { grant 200 units  vest 25% per year leavers excluded }
award points per booking { grant 10 * booking.share "points" }
goal revenue per year from 2026-07-01 = 1_000_000 USD {
  level team  equally
  level payee by payee.ramp
  round half even leftover largest
}
payout per quarter { pay commission }`);
    const lines = writing.plan.file.statements.flatMap((statement) => {
      if (statement.kind === "award") return linesOf(tellAward(statement, writing));
      return statement.kind === "goal" ? linesOf(tellGoal(statement, writing)) : [];
    });
    expect(lines).toEqual([
      "You receive 200 units.",
      "Vesting: 25% of it becomes yours one year after the end of the period, and as much again each year until all of it is yours. What would become yours after your last day lapses.",
      "Given: It is given after the end of each year.",
      "You receive 10 × your share of the booking: points. This comes for each booking credited to you.",
      "Revenue, planned anew from 1 July 2026",
      "The goal is USD 1,000,000.",
      "Every team gets the same part.",
      "Every payee gets a part in proportion to their ramp.",
      "Targets are rounded to 2 decimal places; an exact half goes to the even digit.",
      "Every part is first rounded down; what is left over goes, one unit each, to the parts that lost most by it.",
      "What was planned for the time before stands; who takes part in the rest, and with which weights, is as it stands on 1 July 2026.",
    ]);
  });
});
