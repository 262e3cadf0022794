/** What a plan takes from other files: what is said of them, and where its results say they come from. */

import { type Compilation, codeFrame, compilePlan } from "@attain/dsl";
import { calculate, explain, factsFromRecords, renderTree, viewsOf } from "@attain/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const plan = (uses: string, pay: string, more = "") => `language 1

${uses}

plan small "Small" {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  round     half even
}
data deals {
  id     : text key
  rep    : payee
  amount : money
  closed : date
}
credit booking of deals on closed {
  worth amount
  to    rep 100%
}
measure bookings per month = sum(booking)
component commission per month { pay ${pay} }
payout per month { pay commission }
${more}`;

function compiled(text: string, files: Record<string, string> = {}, name = "small.plan"): Compilation {
  const others = new Map(Object.entries(files));
  return compilePlan(text, { name, files: (file) => others.get(file) });
}

const said = (compilation: Compilation) =>
  compilation.diagnostics.map(({ code, message }) => `${code}: ${message}`);

const rate = "language 1\n\nparam rate : percent = 5%\n";

describe("files that are used", () => {
  it("are looked for beside the file that uses them", () => {
    const files = {
      "shared/a.plan": 'language 1\n\nuse "deep/b.plan" { half }\n\nparam rate : percent = 5% * half\n',
      "shared/deep/b.plan": 'language 1\n\nuse "../../c.plan"\n\nparam half : number = one / 2\n',
      "c.plan": "language 1\n\nparam one : number = 1\n",
    };
    expect(said(compiled(plan('use "shared/a.plan" { rate }', "rate * bookings"), files))).toEqual([]);
  });

  it("may stand above the plan when its own name says so", () => {
    const text = plan('use "../shared/rates.plan" { rate }', "rate * bookings");
    expect(said(compiled(text, { "shared/rates.plan": rate }, "emea/small.plan"))).toEqual([]);
    expect(said(compiled(text, { "shared/rates.plan": rate }))).toEqual([
      "forbidden-file: `../shared/rates.plan` is not below the directory of the plan",
    ]);
  });

  it("are read once, however often they are used", () => {
    const asked: string[] = [];
    const files = new Map([
      ["a.plan", 'language 1\n\nuse "c.plan"\n\nparam a : percent = c\n'],
      ["b.plan", 'language 1\n\nuse "c.plan"\n\nparam b : percent = c\n'],
      ["c.plan", "language 1\n\nparam c : percent = 5%\n"],
    ]);
    const text = plan('use "a.plan"\nuse "b.plan"', "a * b * bookings");
    const { diagnostics } = compilePlan(text, {
      files(name) {
        asked.push(name);
        return files.get(name);
      },
    });
    expect(diagnostics).toEqual([]);
    expect(asked).toEqual(["a.plan", "c.plan", "b.plan"]);
  });

  it("cannot use one another in a circle", () => {
    const self = compiled(plan('use "small.plan" { rate }', "rate * bookings"));
    expect(said(self)).toEqual(["circle: `small.plan` goes round in a circle: small.plan uses small.plan"]);
    const back = compiled(plan('use "a.plan" { rate }', "rate * bookings"), {
      "a.plan": `language 1\n\nuse "b.plan"\n\nparam rate : percent = b\n`,
      "b.plan": `language 1\n\nuse "small.plan"\n\nparam b : percent = 5%\n`,
    });
    expect(said(back)).toEqual([
      "error-in-used-file: `b.plan` has an error: `small.plan` goes round in a circle: small.plan uses a.plan uses b.plan uses small.plan",
    ]);
  });

  it("say why they cannot be read", () => {
    const text = plan('use "rates.plan" { rate }', "rate * bookings");
    expect(said(compiled(text))).toEqual(["unknown-file: `rates.plan` is not there"]);
    expect(said(compilePlan(text))).toEqual(["unknown-file: `rates.plan` cannot be read here"]);
    expect(said(compilePlan(text, { files: () => ({ unreadable: "it is a directory" }) }))).toEqual([
      "unknown-file: `rates.plan` cannot be read: it is a directory",
    ]);
  });

  it("are not used without end", () => {
    const files = (name: string) => {
      const next = Number(name.replace(/\D/g, "")) + 1;
      return `language 1\n\nuse "f${next}.plan"\n\nparam p${next} : number = 1\n`;
    };
    const { diagnostics } = compilePlan(plan('use "f1.plan"', "bookings"), { files });
    expect(diagnostics.map(({ code }) => code)).toEqual(["error-in-used-file"]);
    expect(diagnostics[0]?.message).toMatch(/one file too many/);
  });

  it("name nothing that only the plan defines", () => {
    const files = { "a.plan": "language 1\n\nparam rate : percent = own * 2\n" };
    const { diagnostics } = compiled(
      plan('use "a.plan"', "rate * bookings", "param own : percent = 1%"),
      files,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(["error-in-used-file"]);
    expect(diagnostics[0]?.message).toContain("`own` is the plan's own, and `a.plan` knows nothing of it");
  });

  it("keep the names of their columns whatever the plan calls its own", () => {
    const files = {
      "rows.plan": `language 1
data visits {
  id   : text key
  who  : payee
  fee  : money
  day  : date
}
credit visit of visits on day {
  worth fee
  to    who 100%
}
`,
    };
    const text = plan('use "rows.plan"', "fee * sum(visit) + 0 * bookings", "param fee : percent = 5%");
    expect(said(compiled(text, files))).toEqual([]);
  });
});

describe("errors of a used file", () => {
  const files = {
    "rates.plan": `language 1

tiers rate marginal {
  from   0% : 4%
  from 100% : 8%
  from  50% : 6 USD
}
`,
  };
  const text = plan('use "rates.plan" { rate }', "bookings at rate(bookings / 1_000 USD)");

  it("are said once, at the line that uses it, with their places there", () => {
    const { diagnostics, ruleSet } = compiled(text, files);
    expect(ruleSet).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    const [found] = diagnostics;
    expect(text.slice(found?.span.start, found?.span.end)).toBe('"rates.plan"');
    expect(found?.related?.map(({ elsewhere }) => elsewhere)).toEqual([
      { file: "rates.plan", line: 6, column: 9 },
      { file: "rates.plan", line: 6, column: 15 },
    ]);
    expect(found && codeFrame(text, found, { file: "small.plan" })).toContain("(rates.plan:6:9)");
  });

  it("that nothing here needs are left to its own author", () => {
    const other = { "rates.plan": `${files["rates.plan"]}\nparam flat : percent = 5%\n` };
    expect(said(compiled(plan('use "rates.plan" { flat }', "flat * bookings"), other))).toEqual([]);
  });

  it("of its form are always said: what could not be read may be what is needed", () => {
    const broken = { "rates.plan": "language 1\n\nparam flat : percent = 5%\n\nparam rate percent = 5%\n" };
    const found = compiled(plan('use "rates.plan" { flat }', "flat * bookings"), broken);
    expect(found.diagnostics.map(({ code }) => code)).toEqual(["error-in-used-file"]);
  });
});

describe("names", () => {
  it("that two files define cannot both be taken", () => {
    const text = plan('use "a.plan" { rate }\nuse "b.plan"', "rate * bookings");
    expect(said(compiled(text, { "a.plan": rate, "b.plan": rate }))).toEqual([
      "duplicate-name: `a.plan` and `b.plan` both define `rate`, and the plan takes both",
    ]);
  });

  it("that are the plan's own cannot be taken as well", () => {
    const text = plan('use "a.plan" { rate }', "rate * bookings", "param rate : percent = 6%");
    const { diagnostics } = compiled(text, { "a.plan": rate });
    expect(diagnostics.map(({ code }) => code)).toEqual(["duplicate-name"]);
    expect(text.slice(diagnostics[0]?.span.start).startsWith("rate : percent = 6%")).toBe(true);
  });

  it("of data that nothing needs stay behind", () => {
    const files = {
      "a.plan": `${rate}\ndata holidays { day : date key }\ndata regions { id : text key  boost : percent }\nparam boosted : percent = rate * 2\n`,
    };
    const { ruleSet } = compiled(plan('use "a.plan" { boosted }', "boosted * bookings"), files);
    expect(ruleSet?.sources.map(({ name }) => name)).toEqual(["deals"]);
    expect(ruleSet?.parameters.map(({ name }) => name)).toEqual(["rate", "boosted"]);
  });

  it.each(["__proto__", "constructor", "toString"])("`%s` is an ordinary name", (name) => {
    const text = plan(`use "a.plan" { ${name} }`, `${name} * bookings`);
    expect(said(compiled(text, { "a.plan": rate.replace("rate", name) }))).toEqual([]);
    expect(said(compiled(text, { "a.plan": rate }))).toEqual([
      `unknown-name: \`a.plan\` defines nothing called \`${name}\``,
    ]);
  });
});

describe("what is calculated by a used file", () => {
  const files = {
    "shared/rates.plan": `language 1

table weight(size) : number unique {
  when "big"   : 2
  when "small" : 1 / nought
}

param nought : number = 0

tiers rate retroactive {
  from 0 USD : 5%
}
`,
  };
  const size = 'first { when bookings >= 1_000 USD : "big"  otherwise : "small" }';
  const text = plan('use "shared/rates.plan"', `bookings * weight(${size}) at rate(bookings)`);
  const { ruleSet, diagnostics } = compiled(text, files);

  const rows = (amount: string) => {
    if (ruleSet === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
    const deals = [{ id: "D1", rep: "ann", amount, closed: "2026-01-20" }];
    return { ruleSet, facts: factsFromRecords(ruleSet, { deals }).facts };
  };

  it("explains itself with the file's name and line", async () => {
    const { ruleSet: rules, facts } = rows("2000");
    const asked = { payee: "ann", period: "2026-01", component: "commission" };
    const found = await explain(rules, facts, asked);
    if ("faults" in found) throw new Error(JSON.stringify(found.faults));
    const explanation = "explanation" in found ? found.explanation : found;
    expect(explanation.amount).toBe("200.00");
    expect(renderTree(viewsOf(explanation).tree())).toContain("shared/rates.plan:11");
    expect(viewsOf(explanation).flat()).toContainEqual(
      expect.objectContaining({ planFile: "shared/rates.plan", planLine: 11 }),
    );
  });

  it("names the file in a fault", async () => {
    const { ruleSet: rules, facts } = rows("500");
    const { faults } = await calculate(rules, facts, { period: "2026-01" });
    const place = { file: null, planFile: "shared/rates.plan", line: 5, column: 18 };
    expect(faults[0]).toMatchObject({ code: "division-by-zero", ...place });
  });

  it("has one rule set whatever the order in which files are read", () => {
    expect(compiled(text, files).ruleSet).toEqual(ruleSet);
  });
});

it("never throws, whatever stands in the files", () => {
  const pieces = fc.constantFrom(
    'use "a.plan"',
    'use "b.plan" { x }',
    'use "b.plan" { x, y }',
    "language 1",
    "param x : percent = 5%",
    "param x : percent = y",
    "param y : percent = x * 2",
    "tiers y marginal { from 0% : x }",
    "data payees { id : payee key }",
    "plan p { }",
    "payout per month { pay x }",
    "table { {",
    "}",
    '"',
  );
  const text = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join("\n"));
  fc.assert(
    fc.property(text, text, text, (own, a, b) => {
      const { diagnostics } = compiled(own, { "a.plan": a, "b.plan": b });
      for (const { span } of diagnostics) expect(span.end).toBeLessThanOrEqual(own.length);
    }),
    { numRuns: 150 },
  );
});
