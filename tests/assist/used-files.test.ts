/** Names that a plan takes from other files: where they are defined, what they are, what can be taken. */

import { type LinkOptions, languageService } from "@attain/dsl";
import { describe, expect, it } from "vitest";

const rates = `language 1

param step : percent = 1%

/// Rates by attainment.
tiers commission_rate marginal {
  from   0% : 4%
  from 100% : 4% + step
}
`;

const plan = `language 1

use "shared/rates.plan" { commission_rate }

plan small "Small" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data people { id : payee key }
data sales {
  id     : text key
  rep    : payee
  amount : money
  sold   : date
}
credit sale of sales on sold {
  worth amount
  to    rep 100%
}
measure sold per month = sum(sale)
component pay_out per month { pay sold at commission_rate(sold / 100 USD) }
payout per month { pay pay_out }
test "by number" {
  given people (id) { ann; "E-17" }
  expect sold for "E-17", 2026-01 = 0 USD
}
`;

const files = new Map([["shared/rates.plan", rates]]);
const options: LinkOptions = { name: "small.plan", files: (name) => files.get(name) };
const opened = () => languageService().open(plan, options);
const offsetOf = (piece: string, within = 0) => plan.indexOf(piece) + within;
const labels = (text: string) => {
  const caret = text.indexOf("|>");
  return languageService()
    .open(text.replace("|>", ""), options)
    .complete(caret)
    .map(({ label }) => label);
};

describe("a name that is taken from another file", () => {
  const uses = [offsetOf("commission_rate"), offsetOf("commission_rate(sold")];

  it("leads to its definition there", () => {
    const start = rates.indexOf("commission_rate");
    for (const offset of uses) {
      expect(opened().definition(offset)).toEqual([
        { start, end: start + "commission_rate".length, file: "shared/rates.plan" },
      ]);
    }
  });

  it("is described as it is written there", () => {
    for (const offset of uses) {
      expect(opened().hover(offset)).toMatchObject({
        title: "tiers commission_rate",
        documentation: "Rates by attainment.",
        file: "shared/rates.plan",
        details: expect.arrayContaining(["from 100% : 4% + step"]),
      });
    }
  });

  it("is found wherever this text names it", () => {
    expect(
      opened()
        .references(offsetOf("commission_rate(sold"))
        .map(({ span }) => span.start),
    ).toEqual(uses);
  });

  it("is renamed in its own file", () => {
    expect(opened().renamable(uses[0] ?? 0)).toBeUndefined();
    expect(opened().rename(uses[0] ?? 0, "rate").refusal).toMatch(/shared\/rates\.plan/);
    expect(opened().rename(offsetOf("sold per month"), "volume").edits).toHaveLength(4);
  });
});

describe("the path on a `use` line", () => {
  it("leads to the file's beginning", () => {
    expect(opened().definition(offsetOf("shared/"))).toEqual([
      { start: 0, end: 0, file: "shared/rates.plan" },
    ]);
  });

  it("leads nowhere when the file is not there", () => {
    expect(
      languageService()
        .open(plan, { files: () => undefined })
        .definition(offsetOf("shared/")),
    ).toEqual([]);
  });
});

describe("completion", () => {
  it("offers what the file shares and the line does not take yet", () => {
    const line = 'use "shared/rates.plan" { commission_rate }';
    expect(labels(plan.replace(line, 'use "shared/rates.plan" { |> }'))).toEqual(["commission_rate", "step"]);
    expect(labels(plan.replace(line, 'use "shared/rates.plan" { commission_rate, |> }'))).toEqual(["step"]);
    expect(labels(plan.replace(line, 'use "none.plan" { |> }'))).toEqual([]);
  });

  it("offers what is taken, and not what only comes along", () => {
    const offered = labels(plan.replace("= sum(sale)", "= |> sum(sale)"));
    expect(offered).toContain("commission_rate");
    expect(offered).not.toContain("step");
  });

  it("offers payees by number in quotation marks", () => {
    expect(labels(plan.replace('for "E-17"', "for |>"))).toEqual(expect.arrayContaining(["ann", '"E-17"']));
    const version = "measure sold per month for |> = sum(sale)\nmeasure sold per month = sum(sale)";
    expect(labels(plan.replace("measure sold per month = sum(sale)", version))).toEqual(
      expect.arrayContaining(["ann", '"E-17"']),
    );
  });
});

describe("the language service", () => {
  it("answers anew when a used file has changed, and only then", () => {
    const service = languageService();
    let text = rates;
    const open = () => service.open(plan, { files: () => text });
    const first = open();
    expect(first.diagnostics()).toEqual([]);
    expect(open()).toBe(first);
    text = rates.replace("100%", "0%");
    expect(
      open()
        .diagnostics()
        .map(({ code }) => code),
    ).toEqual(["error-in-used-file"]);
  });
});
