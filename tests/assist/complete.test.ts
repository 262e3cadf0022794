import { type CompletionItem, languageService, type Token } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { caret, edited, sample, sampleText } from "./sample-plan.js";

const { tokens } = sample.document;

function complete({
  text,
  offset,
}: {
  readonly text: string;
  readonly offset: number;
}): readonly CompletionItem[] {
  return languageService().open(text).complete(offset);
}

function labels(place: { readonly text: string; readonly offset: number }): string[] {
  return complete(place).map(({ label }) => label);
}

/** Words that the author makes up where they stand: nobody can offer them. */
const madeUp = new Set(
  sample.document.occurrences.filter((one) => one.isDefinition).map((one) => one.name.span.start),
);

/** Tokens that completion must know: words, and texts with a closed list of values. */
function isOffered({ type, text, span }: Token): boolean {
  if (madeUp.has(span.start)) return false;
  if (type === "Text")
    return (
      ['"EMEA"', '"APAC"', '"platform"', '"support"', '"services"'].includes(text) && !isDeclared(span.start)
    );
  if (["D1", "ann"].includes(text)) return false;
  return /^[\p{L}_]/u.test(text) || type === "Date" || type === "Period";
}

/** A value in the column's own declaration. */
function isDeclared(offset: number): boolean {
  const before = sampleText.slice(0, offset);
  return /(region|product) +: [^\n]*$/.test(before);
}

describe("completion", () => {
  it("offers the word that stands there, before every word of a plan", () => {
    const missing = tokens
      .filter(isOffered)
      .filter(({ span, text }) => !sample.complete(span.start).some(({ label }) => label === text))
      .map(({ line, column, text }) => `${line}:${column} ${text}`);
    expect(missing).toEqual([]);
    expect(tokens.filter(isOffered).length).toBeGreaterThan(180);
  });

  it("offers the same when one letter of the word is typed, and replaces it", () => {
    const service = languageService();
    const wrong = tokens.filter(isOffered).filter(({ span, text, type }) => {
      if (type === "Date" || type === "Period" || text.length < 2) return false;
      const half = sampleText.slice(0, span.start + 1) + sampleText.slice(span.end);
      const item = service
        .open(half)
        .complete(span.start + 1)
        .find(({ label }) => label === text);
      return item?.replaced.start !== span.start;
    });
    expect(wrong.map(({ line, column, text }) => `${line}:${column} ${text}`)).toEqual([]);
  });

  it("offers the next word when the text ends there, if it is defined by then", () => {
    const service = languageService();
    const missing: string[] = [];
    for (const { span, text, line, column, type } of tokens.filter(isOffered)) {
      if (type === "Date") continue;
      const prefix = sampleText.slice(0, span.start);
      const answers = service.open(prefix);
      const defined = sample.document.occurrences.find(({ name }) => name.span.start === span.start);
      if (defined && !new RegExp(`\\b${text}\\b`).test(prefix)) continue;
      if (!answers.complete(prefix.length).some(({ label }) => label === text)) {
        missing.push(`${line}:${column} ${text}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it("offers clauses and the policies' answers", () => {
    const clauses = labels(edited("  paid   per month\n", "  |>\n"));
    expect(clauses).toEqual(
      expect.arrayContaining(["pay", "gate", "cap", "floor", "times", "paid", "clause"]),
    );
    expect(clauses).not.toContain("worth");
    expect(labels(edited("excess lost", "excess |>"))).toEqual(["carried", "lost"]);
    expect(labels(edited("past paid", "past |>"))).toEqual(["lost", "paid"]);
    expect(labels(edited("commission_rate marginal", "commission_rate |>"))).toEqual(
      expect.arrayContaining(["accumulating", "curve", "marginal", "reached", "retroactive", "top"]),
    );
  });

  it("offers the columns of the row in scope, and only there", () => {
    const inCredit = labels(edited('where stage = "won"', "where |>"));
    expect(inCredit).toEqual(expect.arrayContaining(["stage", "amount", "rep", "weight", "accelerator"]));
    expect(inCredit).not.toContain("bookings");
    const inFigure = labels(edited("bookings / target", "|>"));
    expect(inFigure).toEqual(expect.arrayContaining(["bookings", "quotas", "prorate", "payee", "sum"]));
    expect(inFigure).not.toContain("stage");
    expect(labels(edited("where first_deal", "where |>"))).toContain("first_deal");
    expect(labels(edited("where role", "where |>"))).toContain("target_pay");
  });

  it("offers what may follow a dot", () => {
    expect(labels(edited("rep.region", "rep.|>"))).toEqual(
      expect.arrayContaining(["region", "manager", "managers"]),
    );
    expect(labels(edited("quotas.amount", "quotas.|>"))).toEqual(["amount", "known", "payee", "quarter"]);
    expect(labels(edited("quotas.amount", "quotas.am|>"))).toContain("amount");
    expect(labels(edited("payee.target_pay", "payee.|>"))).toEqual(
      expect.arrayContaining(["target_pay", "months_in_plan"]),
    );
    expect(labels(edited("sum(booking)", "sum(booking.|>)"))).toEqual(
      expect.arrayContaining(["share", "amount"]),
    );
  });

  it("offers what fits the place of a name", () => {
    expect(labels(edited("at commission_rate(", "at |>("))).toEqual(["commission_rate"]);
    expect(labels(edited("on closed {", "on |> {"))).toEqual(expect.arrayContaining(["closed", "known"]));
    expect(labels(edited("on closed {", "on |> {"))).not.toContain("amount");
    expect(labels(edited("pay commission, new_logo", "pay commission, |>"))).toEqual([
      "commission",
      "new_logo",
    ]);
    expect(labels(edited("credit team_booking of booking", "credit team_booking of |>"))).toEqual(
      expect.arrayContaining(["booking", "deals", "payees", "quotas"]),
    );
    expect(labels(edited("to    rep     rest", "to |>"))).toEqual(expect.arrayContaining(["rep", "partner"]));
    expect(labels(edited("given quotas (payee,", "given quotas (payee, |>,"))).toEqual(
      expect.arrayContaining(["quarter", "amount"]),
    );
    expect(labels(edited("for ann, 2026-02", "for |>"))).toContain("ann");
  });

  it("offers the values of a column where it is compared, listed or given", () => {
    expect(labels(edited('where stage = "won"', "where product = |>"))).toEqual(
      expect.arrayContaining(['"platform"', '"services"', '"support"']),
    );
    expect(labels(edited('where stage = "won"', 'where product = "platform" | |>'))).toContain('"support"');
    expect(labels(edited('where stage = "won"', 'where product = "p|>"'))).toContain('"platform"');
    expect(labels(edited('when "support",  any', "when |>,  any"))).toContain('"platform"');
    expect(labels(edited('when "support",  any', 'when "support", |>'))).toEqual(
      expect.arrayContaining(['"EMEA"', '"APAC"', '"AMER"', "any"]),
    );
    expect(labels(edited('"AE", "EMEA", 60_000 USD', '"AE", |>'))).toEqual(
      expect.arrayContaining(['"EMEA"', '"APAC"', '"AMER"']),
    );
    expect(labels(edited("D1, ann, 1_000_000", "D1, |>, 1_000_000"))).toContain("ann");
  });

  it("says the type and the documentation of what it offers", () => {
    const items = complete(edited("bookings / target", "|>"));
    const accelerator = items.find(({ label }) => label === "accelerator");
    expect(accelerator).toMatchObject({ kind: "parameter", detail: "param accelerator: a percentage" });
    expect(items.find(({ label }) => label === "bookings")?.detail).toBe(
      "measure bookings per quarter: money in USD, one for each payee and quarter",
    );
    expect(items.every(({ kind, documentation }) => kind !== "keyword" || (documentation ?? "") !== "")).toBe(
      true,
    );
  });

  it("offers whole statements, which can be read once they are filled in", () => {
    const items = complete({ text: "language 1\n\n", offset: 12 }).filter(({ kind }) => kind === "snippet");
    expect(items.length).toBe(18);
    for (const { insertText, label } of items) {
      const filled = insertText.replaceAll(/\$\{\d+:([^}]*)\}/g, "$1");
      expect(filled.startsWith(label)).toBe(true);
      const { compilation } = languageService().open(`language 1\n${filled}\n`).document;
      expect([label, compilation.parsed.diagnostics]).toEqual([label, []]);
    }
  });

  it("inserts the brackets of a call unless they are there", () => {
    const inserted = (place: { readonly text: string; readonly offset: number }, label: string) =>
      complete(place).find((item) => item.label === label)?.insertText;
    expect(inserted(edited("at commission_rate(attainment)", "at |>"), "commission_rate")).toBe(
      "commission_rate($1)",
    );
    expect(inserted(edited("at commission_rate(", "at comm|>("), "commission_rate")).toBe("commission_rate");
    expect(inserted(edited("amount * weight(product, rep.region)", "amount * |>"), "weight")).toBe(
      `weight(\${1:product}, \${2:region})`,
    );
  });

  it("offers currencies and units behind a number", () => {
    expect(labels(edited("500 USD *", "500 |> *"))).toEqual(expect.arrayContaining(["USD", "EUR", "days"]));
  });

  it("goes on behind a mistake in the same statement and in others", () => {
    expect(labels(edited("  paid   per month", "  pay at at\n  |>"))).toContain("gate");
    expect(labels(edited('where stage = "won"', "where = =\n  |>"))).toEqual(
      expect.arrayContaining(["worth", "to"]),
    );
    expect(labels(edited("measure bookings", "mesure |>bookings"))).toEqual(expect.any(Array));
  });

  it("offers nothing in comments and no text in other columns", () => {
    expect(labels(edited("// each manager", "// each |> manager"))).toEqual([]);
    expect(labels(edited('where stage = "won"', "where amount = |>"))).not.toContain('"platform"');
  });

  it("answers for any text and any offset", () => {
    for (const { text, offset } of [
      caret("|>"),
      caret("}}|>{{"),
      caret('"|>'),
      caret("plan |>"),
      caret("given x (|>"),
    ]) {
      expect(() => complete({ text, offset })).not.toThrow();
    }
    const deep = `language 1\nmeasure a per month = ${"(".repeat(3000)}|>`;
    expect(labels(caret(deep))).toEqual([]);
    expect(labels(caret("|>"))).toContain("language");
    expect(labels(caret("language 1\n|>"))).toContain("plan");
  });
});
