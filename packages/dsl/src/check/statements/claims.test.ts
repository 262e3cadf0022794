import { describe, expect, it } from "vitest";
import { findings, paying } from "../testing/small-plan.js";

const setting = `
data payees dated {
  id   : payee key
  team : "north" | "south"
  left : date optional
}
data targets {
  region : text key
  year   : year key
  goal   : money per year
  note   : text optional
}
measure everybody per plan, quarter = sum(booking)
measure each per booking = booking
measure whole per plan = sum(booking)
`;
const found = (claims: string) =>
  findings(paying("pay bookings", setting + claims)).filter((each) => !each.startsWith("never"));

describe("given rows", () => {
  it.each([
    'given payees (id, from, team, left) { ann, 2026-01-01, "north", none; "Bob B.", 2026-01-01, "south", 2026-06-30; 7, 2026-01-01, "south", none }',
    'given targets (region, year, goal) { EMEA, 2026, 5 USD; "APAC", 2026, 5 USD; 12, 2026, -5 USD }',
    "given deals (id, rep, amount, closed, known) { D1, ann, 5 USD, 2026-01-01, 2026-01-02; 2, 2, 5.5 USD, 2026-01-01, none }",
    "given deals (id, rep, amount, closed) { }",
    "given bookings (payee, month, amount) { ann, 2026-01, 5 USD }",
  ])("fit: %s", (given) => {
    expect(found(given)).toEqual([]);
  });

  it.each([
    ['given payees (id, from, team) { ann, 2026-01-01, "nort" }', 'unknown-value: "nort"'],
    ["given payees (id, from, team) { ann, 2026-01-01, north }", "type-mismatch: north"],
    ['given payees (id, from, team) { ann, 2026-Q1, "north" }', "type-mismatch: 2026-Q1"],
    ['given payees (id, from, team) { none, 2026-01-01, "north" }', "given-does-not-fit: none"],
    ["given targets (region, year, goal) { EMEA, 2026-Q1, 5 USD }", "type-mismatch: 2026-Q1"],
    ["given targets (region, year, goal) { EMEA, 26, 5 USD }", "type-mismatch: 26"],
    ["given targets (region, year, goal, note) { EMEA, 2026, 5 USD, yes }", "type-mismatch: yes"],
    ["given deals (id, rep, amount, closed) { D1, ann, 5, 2026-01-01 }", "type-mismatch: 5"],
    ["given deals (id, rep, amount, closed) { D1, ann, 5 EUR, 2026-01-01 }", "currency-mix: 5 EUR"],
    ["given deals (id, rep, amount, closed) { D1, ann, 5%, 2026-01-01 }", "type-mismatch: 5%"],
    ["given deals (id, rep, amount) { D1, ann, 5 USD }", "given-does-not-fit: deals"],
    ["given deals (id, rep, amount, closed, id) { D1, ann, 5 USD, 2026-01-01, D1 }", "duplicate-name: id"],
    ["given deals (id, rep, amount, close) { D1, ann, 5 USD, 2026-01-01 }", "unknown-name: close"],
    ["given deals = 5", "given-does-not-fit: deals"],
    ["given booking (id) { D1 }", "given-does-not-fit: booking"],
    ["given everybody (month, amount) { 2026-01, 5 USD }", "given-does-not-fit: month, amount"],
    [
      "given bookings (payee, quarter, amount) { ann, 2026-Q1, 5 USD }",
      "given-does-not-fit: payee, quarter, amount",
    ],
    ["given bookings (payee, month, amount) { ann, 2026-Q1, 5 USD }", "type-mismatch: 2026-Q1"],
    ["given deels (id) { D1 }", "unknown-name: deels"],
  ])("do not fit: %s", (given, expected) => {
    expect(found(given)).toEqual([expected]);
  });

  it("say once that a column needs a value", () => {
    const twice =
      'given payees (id, from, team) { ann, none, "north"; bob, none, "north" }\ngiven payees (id, team) { cid, "north" }';
    expect(found(twice)).toEqual(["given-does-not-fit: none"]);
  });
});

describe("given parameters", () => {
  const rate = (value: string) =>
    found(`param rate : percent = 5%\nparam day : date = 2026-01-01\ngiven ${value}`);

  it("have the parameter's type", () => {
    expect(rate("rate = 6%")).toEqual([]);
    expect(rate("rate = 0.06")).toEqual([]);
    expect(rate("rate = 6 USD")).toEqual(["type-mismatch: 6 USD"]);
    expect(rate("day = 2026-02-01")).toEqual([]);
    expect(rate("day (x) { 5 }")).toEqual(["given-does-not-fit: day"]);
  });
});

describe("expectations", () => {
  const given = 'given payees (id, from, team) { ann, 2026-01-01, "north" }\n';
  const expects = (expectation: string) => found(`${given}test "x" { expect ${expectation} }`);

  it.each([
    "commission for ann, 2026-01 = 5 USD",
    "commission.uncapped for ann, 2026-01 = 5 USD",
    "everybody for 2026-Q1 = 5 USD",
    "payout for ann, 2026-01 = -5 USD",
    "payout.commission for ann, 2026-01 = 5 USD",
  ])("fit: %s", (expectation) => {
    expect(expects(expectation)).toEqual([]);
  });

  it.each([
    ["commission for an, 2026-01 = 5 USD", "payee-not-given: an"],
    ["commission for ann, 2026-Q1 = 5 USD", "type-mismatch: 2026-Q1"],
    ["commission for ann, 2026-01 = 5", "type-mismatch: 5"],
    ["commission for ann, 2026-01 = 5 EUR", "currency-mix: 5 EUR"],
    ["commission for 2026-01 = 5 USD", "wrong-coordinates: 2026-01"],
    ["everybody for ann, 2026-Q1 = 5 USD", "wrong-coordinates: ann, 2026-Q1"],
    ["commission.capped for ann, 2026-01 = 5 USD", "unknown-name: capped"],
    ["bookings.excess for ann, 2026-01 = 5 USD", "no-such-part: excess"],
    ["booking for ann, 2026-01 = 5 USD", "wrong-kind: booking"],
    ["each for ann, 2026-01 = 5 USD", "wrong-coordinates: each"],
    ["whole for ann, 2026-01 = 5 USD", "wrong-coordinates: ann, 2026-01"],
    ["payout.bookings for ann, 2026-01 = 5 USD", "unknown-name: bookings"],
    ["payout.helt for ann, 2026-01 = 5 USD", "unknown-name: helt"],
    ["comission for ann, 2026-01 = 5 USD", "unknown-name: comission"],
  ])("do not fit: %s", (expectation, expected) => {
    expect(expects(expectation)).toEqual([expected]);
  });

  it("know everybody where no roster is given, and a test's own roster before the plan's", () => {
    expect(found('test "x" { expect commission for zoe, 2026-01 = 5 USD }')).toEqual([]);
    const own = 'given payees (id, from, team) { zoe, 2026-01-01, "north" }';
    expect(found(`${given}test "x" { ${own} expect commission for zoe, 2026-01 = 5 USD }`)).toEqual([]);
    expect(found(`${given}test "x" { ${own} expect commission for ann, 2026-01 = 5 USD }`)).toEqual([
      "payee-not-given: ann",
    ]);
  });
});
