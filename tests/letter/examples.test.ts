import { type Curve, compilePlan, type Expression, type Letter, letterLanguages } from "@attain/dsl";
import { calculate, type FixedFigure, type RuleSet, readFacts } from "@attain/engine";
import { describe, expect, it } from "vitest";
import { exampleLetter, exampleNames, exampleText, wordsIn } from "./letter-of.js";

/** What every language writes alike: numbers, and the author's own words. */
function numbersOf(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "percent":
      return [`${expression.value.replaceAll("_", "")}%`];
    case "money":
    case "number":
      return [expression.value.replace(/\B(?=(\d{3})+(?!\d))/g, ",")];
    default:
      return [];
  }
}

const languages = exampleNames.flatMap((name) => letterLanguages.map((language) => ({ name, language })));

describe.each(languages)("the letter of $name in $language", ({ name, language }) => {
  const text = exampleText(name);
  const { checked, cases } = compilePlan(text);

  it("tells every component, tier, rate, gate, cap and clause", async () => {
    const letter = await exampleLetter(name, language);
    const words = wordsIn(letter);
    const wanted = checked.file.statements.flatMap((statement): string[] => {
      switch (statement.kind) {
        case "tiers":
          return statement.rows.flatMap(({ at, value, plus, edge }) => [
            ...(edge === "below" ? [] : numbersOf(at)),
            ...numbersOf(value),
            ...(plus ? numbersOf(plus) : []),
          ]);
        case "param":
          return statement.values.flatMap(({ value }) => numbersOf(value));
        case "table":
          return statement.rows.flatMap(({ value, cells }) => [
            ...numbersOf(value),
            ...cells.flatMap((cell) =>
              cell.kind === "valuesCell"
                ? cell.values.flatMap((each) => (each.kind === "text" ? [each.value] : []))
                : [],
            ),
          ]);
        case "component":
          return statement.clauses.flatMap((clause) => {
            if (clause.kind === "clause") return [clause.text.value];
            if (clause.kind === "gate" && clause.condition.kind === "compare") {
              return clause.condition.right.flatMap(numbersOf);
            }
            return statement.label ? [statement.label.value] : [];
          });
        default:
          return [];
      }
    });
    expect(wanted.length).toBeGreaterThan(5);
    for (const each of wanted) expect(words).toContain(each);
    const headings = letter.sections.map(({ heading }) => wordsIn(heading)).join("\n");
    const components = [...checked.symbols.values()].filter(({ kind }) => kind === "component");
    expect(letter.sections.length).toBeGreaterThan(components.length + 5);
    expect(headings.split("\n").every((heading) => heading !== "")).toBe(true);
  });

  it("tells a test of the plan to its expected cent", async () => {
    const letter = await exampleLetter(name, language);
    const words = wordsIn(letter);
    const [first] = cases;
    expect(words).toContain(first?.title);
    const paid = first?.expectations.find(({ what }) => what.kind === "figure" && what.name === "commission");
    const [whole = "", cents = "00"] = (paid?.expected ?? "").split(".");
    const amount = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${cents.padEnd(2, "0")}`;
    expect(words).toContain(amount);
  });

  it("draws a curve with exact points", async () => {
    const curves = curvesOf(await exampleLetter(name, language));
    expect(curves.length).toBeGreaterThan(0);
    for (const { pieces, xTicks, yTicks } of curves) {
      const points = pieces.flat();
      expect(points.length).toBeGreaterThan(2);
      expect(points.every(({ x, y }) => /^-?\d+(\/\d+)?$/.test(x) && /^-?\d+(\/\d+)?$/.test(y))).toBe(true);
      const places = [
        ...points.flatMap(({ at }) => [at.x, at.y]),
        ...[...xTicks, ...yTicks].map(({ at }) => at),
      ];
      expect(places.every((place) => Number.isInteger(place) && place >= 0 && place <= 10_000)).toBe(true);
    }
  });
});

function curvesOf(letter: Letter): readonly Curve[] {
  return letter.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "curve"));
}

// ---------------------------------------------------------------- the engine agrees

/** What the engine pays when a figure is given instead of calculated. */
async function engineAmount(
  ruleSet: RuleSet,
  tables: Parameters<typeof readFacts>[1],
  fixed: readonly FixedFigure[],
  component: string,
): Promise<string | undefined> {
  const [given] = fixed;
  const read = readFacts(ruleSet, tables, { mayBeEmpty: () => true });
  const facts = { ...read.facts, fixed, parameters: new Map<string, string>() };
  const outcome = await calculate(ruleSet, facts, { period: given?.period ?? "" });
  return outcome.figures.find((line) => line.name === component && line.payee === given?.payee)?.value;
}

describe("curves", () => {
  it.each([
    { name: "software-seller", test: 0, figure: "bookings", base: 900_000, payee: "ann", at: 0 },
    { name: "medical-devices", test: 0, figure: "sales", base: 400_000, payee: "rita", at: 0 },
    { name: "northwind", test: 0, figure: "own_sales", base: 1, payee: "lea", at: 0 },
  ] as const)("of $name are what the engine pays", async ({ name, test, figure, base, payee, at }) => {
    const text = exampleText(name);
    const { ruleSet, cases } = compilePlan(text);
    const [curve] = [curvesOf(await exampleLetter(name, "en"))[at]];
    const planCase = cases[test];
    if (ruleSet === undefined || planCase === undefined || curve === undefined) throw new Error("no example");
    const period = planCase.expectations.find((each) => each.payee === payee)?.period ?? "";
    // Where it jumps, the beginning of the piece behind is what is paid at that very point.
    const points = curve.pieces.flatMap((piece, index) =>
      index === curve.pieces.length - 1 ? piece : piece.slice(0, -1),
    );
    for (const { x, y } of points) {
      const [n = "0", d = "1"] = x.split("/");
      const value = (BigInt(n) * BigInt(base) * 1_000_000n) / BigInt(d);
      const decimal = `${value / 1_000_000n}.${(value % 1_000_000n).toString().padStart(6, "0")}`;
      const paid = await engineAmount(
        ruleSet,
        planCase.tables,
        [{ figure, payee, period, value: decimal }],
        "commission",
      );
      const [yn = "0", yd = "1"] = y.split("/");
      const [whole = "0", cents = ""] = (paid ?? "").split(".");
      const paidMinor = BigInt(`${whole}${cents.padEnd(2, "0")}`);
      // Rounded to the cent by the engine: less than one apart.
      const difference = BigInt(yn) * 100n - paidMinor * BigInt(yd);
      expect(difference < BigInt(yd) && -difference < BigInt(yd), `${x}: ${y} is not ${paid}`).toBe(true);
    }
  });
});
