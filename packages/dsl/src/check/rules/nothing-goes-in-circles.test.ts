import { describe, expect, it } from "vitest";
import { parse } from "../../syntax/parse.js";
import { check } from "../check.js";
import { findings, paying } from "../testing/small-plan.js";

describe("nothing depends on itself", () => {
  it("draws the circle, once, from its first definition", () => {
    const text = paying(
      "pay 5 USD * c",
      "measure a per month = b\nmeasure b per month = c * 2\nmeasure c per month = a",
    );
    const { diagnostics } = check(parse(text).file);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "Each of these depends on the next: `a` → `b` → `c` → `a`",
    ]);
    expect(diagnostics[0]?.related).toHaveLength(2);
  });

  it("finds parameters, tables and columns that read themselves", () => {
    expect(findings(paying("pay 5 USD * p", "param p : number = p + 1"))).toEqual(["circle: p"]);
    const table =
      "table t(x) : number first { when 1 : u(x)  otherwise : 1 }\ntable u(x) : number first { when 1 : t(x)  otherwise : 1 }";
    expect(findings(paying("pay 5 USD * t(1)", table))).toEqual(["circle: t"]);
    const text = paying("pay bookings").replace(
      "  closed : date",
      "  closed : date\n  a : number = b\n  b : number = a",
    );
    expect(findings(text)).toEqual(["circle: a"]);
  });

  it("lets `prior` look back, also at itself", () => {
    const kept = "measure kept per month = (prior(kept) else 0 USD) + bookings";
    expect(findings(paying("pay kept", kept))).toEqual([]);
    const each = "measure a per month = bookings + (prior(b) else 0 USD)\nmeasure b per month = a";
    expect(findings(paying("pay b", each))).toEqual([]);
  });

  it("knows the type of what looks back at itself", () => {
    const kept = "measure kept per month = (prior(kept) else 0 USD) + 1";
    expect(findings(paying("pay kept", kept))).toEqual(["type-mismatch: (prior(kept) else 0 USD) + 1"]);
    expect(findings(paying("pay kept", "measure kept per month = prior(kept) + bookings"))).toEqual([
      "may-be-absent: prior(kept)",
    ]);
  });

  it("walks long chains step by step", () => {
    const chain = Array.from(
      { length: 3_000 },
      (_, index) => `measure m${index} per month = ${index === 0 ? "bookings" : `m${index - 1}`}`,
    );
    expect(findings(paying("pay m2999", chain.reverse().join("\n")))).toEqual([]);
  });

  it("does not follow endless circles of `prior`", () => {
    const chain = Array.from(
      { length: 3_000 },
      (_, index) =>
        `measure m${index} per month = ${index === 0 ? "bookings" : `m${index - 1}`} + (prior(m${index + 1}) else 0 USD)`,
    );
    const last = "measure m3000 per month = m2999";
    expect(
      findings(paying("pay m3000", `${chain.join("\n")}\n${last}`)).map((each) => each.split(":")[0]),
    ).toContain("chain-too-long");
  });
});
