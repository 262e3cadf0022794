import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { languageService } from "@attain/dsl";
import { describe, expect, it } from "vitest";

const file = fileURLToPath(new URL("../plans/goal/good/tracked.plan", import.meta.url));
const plan = readFileSync(file, "utf8");

/** Behind the first place where `before` stands. */
function behind(before: string, text = plan): number {
  const start = text.indexOf(before);
  if (start < 0) throw new Error(`${before} does not stand in the plan`);
  return start + before.length;
}

function labelsBehind(before: string, text = plan): readonly string[] {
  return languageService()
    .open(text)
    .complete(behind(before, text))
    .map(({ label }) => label);
}

describe("a goal", () => {
  it("is offered the levels there are: payees, what data lists, what groups the payees", () => {
    const levels = labelsBehind("\n  level ");
    expect(levels).toEqual(expect.arrayContaining(["payee", "team", "region"]));
    for (const other of ["markets", "capacity", "last_year", "from"]) expect(levels).not.toContain(other);
  });

  it("is offered its lines, and the answers of each", () => {
    const empty = plan.replace("  cover 110%", "  \n  cover 110%");
    const lines = labelsBehind("= 1_000_000 USD {\n  ", empty);
    expect(lines).toEqual(expect.arrayContaining(["cover", "level", "phase", "round"]));
    expect(labelsBehind(" clipped ")).toEqual(["dropped", "shared"]);
    expect(labelsBehind("leftover ")).toEqual(["first", "largest", "last", "running"]);
  });

  it("offers its levels behind a dot, and in a test the units of a level", () => {
    expect(labelsBehind("- revenue.")).toEqual(["payee", "region", "team"]);
    expect(labelsBehind("expect revenue.")).toEqual(["payee", "region", "team"]);
    expect(labelsBehind("expect revenue.region for ")).toEqual(expect.arrayContaining(['"EMEA"', '"AMER"']));
    expect(labelsBehind("expect team_attained   for ")).toEqual(
      expect.arrayContaining(['"North"', '"South"', '"West"']),
    );
  });

  it("is told where it stands and where it is read, with its lines", () => {
    for (const place of ["goal reve", "quota   target          per quarter         = reve"]) {
      const hover = languageService().open(plan).hover(behind(place));
      expect(hover).toMatchObject({ title: "goal revenue per year", type: "money in USD" });
      expect(hover?.details).toEqual(
        expect.arrayContaining(["cover 110%", "phase quarter 20%, 25%, 25%, 30%"]),
      );
    }
  });

  it("has levels that lead to what lists their units", () => {
    const document = languageService().open(plan);
    const listed = plan.indexOf("region    : text key");
    for (const place of ["\n  level reg", "expect revenue.reg"]) {
      expect(document.definition(behind(place))).toEqual([{ start: listed, end: listed + "region".length }]);
      expect(document.hover(behind(place))?.title).toBe("markets.region : text key");
    }
  });
});
