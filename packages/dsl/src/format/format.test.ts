import { describe, expect, it } from "vitest";
import { format } from "./format.js";

/** A plan laid out: the first line is `language 1`, then an empty one. */
function formatted(text: string): string {
  return (format(`language 1\n\n${text}`) ?? "unreadable").replace(/^language 1\n\n/, "");
}

function staysAsItIs(text: string): void {
  expect(formatted(text)).toBe(text);
}

describe("format", () => {
  it("leaves text alone that cannot be read", () => {
    expect(format("language 1\ndata deals { id : ")).toBeUndefined();
  });

  it("gives one clause a line, indented, with values below each other", () => {
    expect(
      formatted(`plan p "P" {effective from 2026-01-01 through 2026-12-31 currency USD
payees where role="AE"|"SE"
      round half even}`),
    ).toBe(`plan p "P" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  payees    where role = "AE" | "SE"
  round     half even
}
`);
  });

  it("aligns the colons of columns", () => {
    expect(
      formatted(`data deals {
  id : text key
  amount : money   per year
  net:money=amount*-1
}`),
    ).toBe(`data deals {
  id     : text key
  amount : money per year
  net    : money = amount * -1
}
`);
  });

  it("aligns the cells and colons of a table's rows", () =>
    staysAsItIs(`table weight(product, region) : number first {
  when "platform", "EMEA" | "APAC" : 1.2
  when "support",  any             : 0.5
  otherwise                        : 1
}
`));

  it("aligns numbers at their ends", () =>
    staysAsItIs(`tiers rate curve {
  below  75% : 0%
  from   75% : 0.2%
  from  100% : 5%   plus 2_500 EUR
  from  130% : 4.5% plus 500 EUR
  beyond flat
}

matrix m(a interpolated, b stepped) : percent {
  across from 90%, from 100%, from 110%
  row from  80% :  9%, 12%, 18%
  row from 100% : 12%, 21%, 24%
  beyond flat
}
`));

  it("aligns receivers, shares and conditions of a credit", () =>
    staysAsItIs(`credit sale of cases on surgery {
  where status = "invoiced"
  to    territory.specialist     specialist_share(family) if any
  to    clinical                 10%                      if any
  to    territory.representative rest
}
`));

  it("aligns statements of one line that follow each other", () => {
    staysAsItIs(`measure bookings   per quarter       = sum(booking)
quota   target     per team, quarter = prorate(quotas.amount)
measure attainment per quarter       = bookings / target

measure alone per month = 1
`);
    staysAsItIs(`measure   ytd    per month = sum(booking, ytd)
component reward per month { pay ytd  gate ytd > 0 USD }
`);
  });

  it("keeps a short block on one line only if it was written so", () => {
    staysAsItIs(`param rate : percent { from 2026-01-01 : 12%  from 2026-07-01 : 15% }
`);
    expect(formatted("param rate : percent { from 2026-01-01 : 12%\n from 2026-07-01 : 15% }")).toBe(
      `param rate : percent {
  from 2026-01-01 : 12%
  from 2026-07-01 : 15%
}
`,
    );
  });

  it("opens a block that does not fit its line", () => {
    const label = "x".repeat(80);
    expect(formatted(`component c per month "${label}" { pay 1 USD  clause "a" }`)).toBe(
      `component c per month "${label}" {
  pay    1 USD
  clause "a"
}
`,
    );
  });

  it("lays out lists of cases and weights inside formulas", () =>
    staysAsItIs(`measure result per quarter = first {
  when payee.role = "Manager" : team_sales
  otherwise                   : sales
}
scorecard performance per quarter {
  50% results  : bookings / target  cap 150%
  15% activity : count(visits) / 60 floor 10% cap 120%
  15% teamwork : weighted {
    10% self  : average(ratings.score where rater = "self")
    40% peers : average(ratings.score where rater = "peer")
    missing shared
  } / 5
  missing fault
  grade { from 0% : "D"  from 70% : "C" }
}
`));

  it("aligns the cells of given rows, numbers at their ends", () => {
    staysAsItIs(`test "t" {
  given deals (id, rep, amount, stage, closed) {
    D1, ann, 1_900_000 USD, "won",  2026-02-10;
    D2, bob,   900_000 USD, "lost", 2026-05-10
  }
  expect commission        for ann,   2026-Q1 = 174_000.00 USD
  expect commission.excess for betty, 2026-Q2 =      -6.00 USD
}
`);
  });

  it("leaves given rows on the line they were written on, if they fit", () => {
    staysAsItIs(`given quotas (payee, quarter, amount) {
  ann, 2026-Q1, 900_000 USD; ann, 2026-Q2, 900_000 USD;
  bob, 2026-Q1, 8 USD
}
`);
    const row = "ann, 2026-01-01, lia";
    expect(formatted(`given payees (id, from, manager) {\n  ${Array(6).fill(row).join("; ")}\n}`)).toBe(
      `given payees (id, from, manager) {\n  ${Array(6).fill(row).join(";\n  ")}\n}\n`,
    );
  });

  it("keeps comments where they are", () =>
    staysAsItIs(
      `// The whole plan.

/// What deals are.
data deals { // as exported
  /// The CRM's number.
  id     : text key // unique
  amount : money    // without tax

  // not yet used
}
// The end.
`
        .replaceAll(/ {1}(\/\/ (as|unique))/g, "  $1")
        .replace("money    //", "money     //"),
    ));

  it("breaks a line at a comment inside of it", () =>
    staysAsItIs(`measure a per month = b  // the base
    + c
    // and what is left
    + d
`));

  it("keeps one empty line of many, and none at the edges of a block", () => {
    expect(
      formatted(`data a {\n\n\n  id : text key\n\n\n\n  n : number\n\n}\n\n\ndata b { id : text key }\n\n\n`),
    ).toBe(
      `data a {
  id : text key

  n : number
}

data b { id : text key }
`,
    );
  });

  it("breaks long formulas at their weakest operators", () => {
    const long = "first_quarter_bookings * weight_of_the_first + second_quarter * weight_of_second";
    expect(
      formatted(`measure result per quarter = ${long} + third_quarter_bookings * weight_of_the_third`),
    ).toBe(
      `measure result per quarter = ${long}
    + third_quarter_bookings * weight_of_the_third
`,
    );
    expect(formatted(`component c per month {\n  pay max(${long}, 10 USD) at rate(attainment)\n}`)).toBe(
      `component c per month {
  pay max(${long}, 10 USD)
      at rate(attainment)
}
`,
    );
  });

  it("does not touch numbers, texts and names", () =>
    staysAsItIs(`param 佣金 : percent = 4.50%
param b    : money   = -1_000.0 USD + min(佣金, -(2)) * 3 USD
param c    : text    = "a \\" // b  {"
`));

  it("keeps the line ends of the text", () => {
    expect(format("language 1\r\nparam a:number=1\r\n")).toBe("language 1\r\nparam a : number = 1\r\n");
  });
});
