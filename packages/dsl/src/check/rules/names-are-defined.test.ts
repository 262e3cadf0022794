import { describe, expect, it } from "vitest";
import { parse } from "../../syntax/parse.js";
import { check } from "../check.js";
import { findings, paying, smallPlan } from "../testing/small-plan.js";

function only(text: string) {
  const { diagnostics } = check(parse(text).file);
  expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-name"]);
  return diagnostics[0];
}

describe("every name means something", () => {
  it("offers the nearest name, and a fix", () => {
    const text = paying("pay 10% * bookigns + 5 USD * count(booking)");
    const found = only(text);
    expect(found?.help).toBe("Did you mean `bookings`?");
    expect(found?.fixes?.[0]?.edits).toEqual([{ span: found?.span, text: "bookings" }]);
  });

  it("is one mistake however often a name is used", () => {
    const found = only(paying("pay 10% * totl  gate totl > 5 USD  cap totl excess lost"));
    expect(found?.related).toHaveLength(2);
  });

  it("looks for the slip in a definition that nobody uses", () => {
    const text = smallPlan(`measure atainment per month = bookings / 5 USD
component commission per month { pay 5 USD * attainment  gate attainment > 1 }
payout per month { pay commission }`);
    const found = only(text);
    expect(text.slice(found?.span.start, found?.span.end)).toBe("atainment");
    expect(found?.fixes?.[0]?.edits[0]?.text).toBe("attainment");
  });

  it("looks for it in a column too", () => {
    const text = paying("pay bookings")
      .replace("amount :", "amuont :")
      .replace("worth amount", "worth amount * 1\nwhere amount > 5 USD");
    const found = only(text);
    expect(text.slice(found?.span.start, found?.span.end)).toBe("amuont");
  });

  it("knows that a word of the language may have swallowed an omission", () => {
    expect(only(paying("pay 10% * bookings  cap worth excess lost"))?.help).toContain("something is missing");
  });

  it("knows columns that lack their data set", () => {
    expect(only(paying("pay 10% * amount"))?.help).toBe(
      "`amount` is a column of `deals`: write `deals.amount`",
    );
    expect(only(paying("pay 10% * sum(amount)"))?.help).toContain("`sum(deals.amount)`");
  });

  it("says nothing about names that `use` brings in, or that an error has hidden", () => {
    const used = paying("pay rate * bookings").replace("language 1", 'language 1\nuse "rates.plan" { rate }');
    expect(findings(used)).toEqual([]);
    const lost = paying("pay rate * bookings", "param : percent = 5%");
    expect(findings(lost)).toHaveLength(1);
  });

  it("takes `__proto__` and its kin for ordinary unknown names", () => {
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect(findings(paying(`pay 1 USD * ${name}`))).toEqual([`unknown-name: ${name}`]);
      expect(findings(paying(`pay 1 USD * ${name}(1)`))).toEqual([`unknown-name: ${name}`]);
      expect(findings(paying(`pay 1 USD * count(booking.${name})`))).toEqual([`unknown-name: ${name}`]);
    }
  });

  it("compares names in NFC", () => {
    expect(findings(paying("pay bookings * e\u0301te\u0301", "param \u00e9t\u00e9 : percent = 5%"))).toEqual(
      [],
    );
  });
});
