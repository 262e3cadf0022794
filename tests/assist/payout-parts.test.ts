import { type CompletionItem, languageService } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { edited } from "./sample-plan.js";

const complete = ({ text, offset }: { readonly text: string; readonly offset: number }) =>
  languageService().open(text).complete(offset);

const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label);

describe("what a payout consists of", () => {
  const place = edited("expect payout     for ann", "expect payout.|>for ann");

  it("is offered behind `expect payout.`: its components, other lines and balances", () => {
    expect(labels(complete(place))).toEqual(
      expect.arrayContaining(["commission", "hold", "release", "recovery", "balance", "ahead"]),
    );
  });

  it("is explained where it is offered", () => {
    const balance = complete(place).find(({ label }) => label === "balance");
    expect(balance?.documentation).toMatch(/owes/u);
  });

  it("is explained where it stands", () => {
    const { text, offset } = edited("expect payout     for ann", "expect payout.re|>lease for ann");
    expect(languageService().open(text).hover(offset)?.details[0]).toMatch(/was held and is paid/u);
  });
});

it("offers the ends of a figure's period as days of a rate", () => {
  const place = edited("bookings / target", "(bookings in USD on |>) / target");
  expect(labels(complete(place))).toEqual(expect.arrayContaining(["opening", "closing"]));
});
