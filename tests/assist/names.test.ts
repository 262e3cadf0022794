import { languageService, type PlanAnswers, type TextEdit } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { edited, offsetOf, sample, sampleText } from "./sample-plan.js";

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, text: inserted }) => result.slice(0, span.start) + inserted + result.slice(span.end),
      text,
    );
}

/** The rule set as text, without places: they move with the length of a name. */
function ruleSetText({ document }: PlanAnswers): string {
  const text = JSON.stringify(document.compilation.ruleSet, (key, value) =>
    key === "place" ? undefined : value,
  );
  return text.replaceAll(/\d+:\d+ #/g, "#");
}

const definitions = sample.document.occurrences.filter(({ isDefinition }) => isDefinition);

describe("definition", () => {
  it("leads every use to its definition, and a definition to itself", () => {
    for (const { name, named } of sample.document.occurrences) {
      const found = sample.definition(name.span.start);
      const implicit = named.kind === "column" && named.declaration === undefined;
      expect(found.length, name.text).toBe(implicit ? 0 : 1);
      for (const span of found) expect(sampleText.slice(span.start, span.end)).toBe(name.text);
    }
  });

  it("leads a path's parts, headers and expectations to their columns and figures", () => {
    const leads = (piece: string, within: number, definition: string, inside = 0) =>
      expect(sample.definition(offsetOf(piece, within))).toEqual([
        expect.objectContaining({ start: offsetOf(definition, inside) }),
      ]);
    leads("rep.region", 5, 'region     : "EMEA"');
    leads("(id, rep, amount, product", 5, "rep        : payee");
    leads("expect commission", 8, "component commission", "component ".length);
    leads("quotas.amount", 8, "amount  : money");
    leads("at commission_rate", 4, "tiers commission_rate", "tiers ".length);
  });

  it("leads nowhere from words of the language and from blanks", () => {
    expect(sample.definition(offsetOf("prorate("))).toEqual([]);
    expect(sample.definition(offsetOf("\n\n") + 1)).toEqual([]);
  });
});

describe("references", () => {
  it("are the same from each of them", () => {
    for (const { name } of sample.document.occurrences) {
      const found = sample.references(name.span.start);
      expect(found.some(({ span }) => span.start === name.span.start)).toBe(true);
      for (const { span } of found) expect(sample.references(span.start)).toEqual(found);
    }
  });

  it("tell a column from its namesake in other data", () => {
    const ofDeals = sample.references(offsetOf("amount     : money"));
    const ofQuotas = sample.references(offsetOf("amount  : money"));
    expect(ofDeals.map(({ span }) => sampleText.slice(span.start - 9, span.end))).toEqual([
      expect.stringMatching(/amount$/),
      expect.stringMatching(/worth amount$/),
      expect.stringMatching(/rep, amount$/),
    ]);
    expect(ofQuotas).toHaveLength(3);
  });
});

describe("rename", () => {
  it("renames everything that has a name: the plan means what it meant", { timeout: 120_000 }, () => {
    expect(definitions.length).toBeGreaterThan(30);
    const service = languageService();
    for (const { name } of definitions) {
      // The language reads this column of the roster by its name.
      if (name.text === "manager") continue;
      const renaming = sample.rename(name.span.start, "renamed_量");
      expect(renaming.refusal, name.text).toBeUndefined();
      const after = service.open(apply(sampleText, renaming.edits ?? []));
      expect(after.diagnostics(), name.text).toEqual([]);
      expect(ruleSetText(after).replaceAll("renamed_量", name.text), name.text).toBe(ruleSetText(sample));
    }
  });

  it("can be undone from any use", () => {
    const { edits = [] } = sample.rename(offsetOf("rep.region", 5), "area");
    expect(edits).toHaveLength(3);
    const after = languageService().open(apply(sampleText, edits));
    const back = after.rename(after.document.text.indexOf("area") + 1, "region");
    expect(apply(after.document.text, back.edits ?? [])).toBe(sampleText);
  });

  it("keeps a table's parameters apart from columns of that name", () => {
    const { text, offset } = edited(
      "otherwise                        : 1",
      'otherwise : first { when pro|>duct = "platform" : 1  otherwise : 2 }',
    );
    const answers = languageService().open(text);
    expect(answers.rename(offset, "kind").edits).toHaveLength(2);
  });

  it("refuses what is no name, with a reason", () => {
    const refusal = (newName: string) => sample.rename(offsetOf("bookings / target"), newName).refusal;
    expect(refusal("two words")).toMatch(/not a name/);
    expect(refusal("4th")).toMatch(/not a name/);
    expect(refusal("")).toMatch(/not a name/);
    expect(refusal('"bookings"')).toMatch(/not a name/);
    expect(refusal("a-b")).toMatch(/not a name/);
    expect(refusal("where")).toMatch(/word of the language/);
    expect(refusal("by")).toMatch(/word of the language/);
    expect(refusal("__proto__")).toBeUndefined();
  });

  it("refuses a name that is taken", () => {
    expect(sample.rename(offsetOf("bookings / target"), "target").refusal).toMatch(/target/);
    expect(sample.rename(offsetOf("rep        : payee"), "partner").refusal).toMatch(/partner/);
  });

  it("refuses a name that would change what another one means", () => {
    // Inside of the credit, `stage` is the column: a parameter of that name could not be read there.
    const { text, offset } = edited("worth amount *", "worth acce|>lerator * amount *");
    expect(languageService().open(text).rename(offset, "stage").refusal).toMatch(/cannot be called `stage`/);
  });

  it("refuses what the language named", () => {
    expect(sample.rename(offsetOf("manager    : payee"), "boss").refusal).toMatch(/line of management/);
    expect(sample.rename(offsetOf("target_pay : money"), "left").refusal).toMatch(/last day in the plan/);
    expect(sample.rename(offsetOf("prorate("), "x").refusal).toMatch(/Nothing with a name/);
    expect(sample.rename(offsetOf("(id, from,", 6), "x").refusal).toMatch(/belongs to the language/);
    expect(sample.renamable(offsetOf("(id, from,", 6))).toBeUndefined();
    expect(sample.renamable(offsetOf("bookings / target"))?.name).toBe("bookings");
  });

  it("works in a plan with mistakes elsewhere", () => {
    const { text, offset } = edited(
      "  paid   per month\n}",
      "  paid   per\n}\nmeasure again per quarter = book|>ings",
    );
    const answers = languageService().open(text);
    expect(answers.diagnostics().length).toBeGreaterThan(0);
    expect(answers.rename(offset, "sales").edits?.length).toBeGreaterThanOrEqual(3);
  });
});
