import { describe, expect, it } from "vitest";
import type { Expression, Statement } from "./ast.js";
import { parse } from "./parse.js";

const codes = (text: string) => parse(text).diagnostics.map(({ code }) => code);
const statements = (text: string) => parse(`language 1\n${text}`).file.statements;

function only<K extends Statement["kind"]>(kind: K, text: string): Extract<Statement, { kind: K }> {
  const found = statements(text).find((statement) => statement.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found as Extract<Statement, { kind: K }>;
}

function value(text: string): Expression {
  return only("measure", `measure m per quarter = ${text}`).value;
}

/** An expression with brackets around every operation. */
function shape(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "percent":
      return `${expression.value}%`;
    case "money":
      return `${expression.value}${expression.currency}`;
    case "reference":
      return [expression.head, ...expression.path].map(({ text }) => text).join(".");
    case "group":
      return `group${shape(expression.inner)}`;
    case "arithmetic":
      return `(${shape(expression.left)} ${expression.operator} ${shape(expression.right)})`;
    case "negate":
      return `-${shape(expression.operand)}`;
    case "not":
      return `(not ${shape(expression.operand)})`;
    case "and":
    case "or":
      return `(${expression.operands.map(shape).join(` ${expression.kind} `)})`;
    case "compare":
      return `(${shape(expression.left)} ${expression.operator} ${expression.right.map(shape).join("|")})`;
    case "else":
      return `(${shape(expression.value)} else ${shape(expression.otherwise)})`;
    case "convert":
      return `(${shape(expression.value)} in ${expression.currency.text})`;
    default:
      return expression.kind;
  }
}

describe("expressions", () => {
  it.each([
    ["a + b * c - d", "((a + (b * c)) - d)"],
    ["a - b - c", "((a - b) - c)"],
    ["a / b * c", "((a / b) * c)"],
    ["(a + b) * c", "(group(a + b) * c)"],
    ["a or b and c or d", "(a or (b and c) or d)"],
    ["not a = b and c", "((not (a = b)) and c)"],
    ["a + 1 >= b * 2 else 0", "(((a + 1) >= (b * 2)) else 0)"],
    ["a = b | c + 1 and d", "((a = b|(c + 1)) and d)"],
    ["a and not b", "(a and (not b))"],
    ["-5 + -x", "(-5 + -x)"],
    ["-4_000.50 USD", "-4000.50USD"],
    ["a - 5", "(a - 5)"],
    ["-x in USD on closed * 2", "(-(x in USD) * 2)"],
    ["sum * first", "(sum * first)"],
    ["deals.from.per", "deals.from.per"],
  ])("reads %s as %s", (text, meant) => {
    expect(codes(`language 1\nmeasure m per quarter = ${text}`)).toEqual([]);
    expect(shape(value(text))).toBe(meant);
  });

  it.each(["a = b = c", "a | b", "a else b else c", "1 + not a", "a = not b"])(
    "refuses %s with one error",
    (text) => {
      expect(codes(`language 1\nmeasure m per quarter = ${text}`)).toEqual(["misplaced-operator"]);
      expect(only("measure", `measure m per quarter = ${text}`).broken).toBe(true);
    },
  );

  it("reads aggregates with condition and window", () => {
    expect(value("sum(booking.share where first_deal, ytd)")).toMatchObject({
      kind: "aggregate",
      function: "sum",
      value: { kind: "reference", path: [{ text: "share" }] },
      where: { kind: "reference", head: { text: "first_deal" } },
      window: { kind: "toDate", unit: "year" },
    });
    expect(value("average(x, last 3 month)")).toMatchObject({
      window: { kind: "last", count: { value: "3" }, unit: { unit: "month" } },
    });
    expect(value("min(a, b).c")).toMatchObject({
      kind: "reference",
      arguments: [{}, {}],
      path: [{ text: "c" }],
    });
  });

  it("reads choices and weighted averages", () => {
    expect(value("first { when a > 1 : 5% when b : 2% otherwise : 0% }")).toMatchObject({
      kind: "choice",
      hit: "first",
      cases: [{ value: { value: "5" } }, { value: { value: "2" } }],
      otherwise: { value: { value: "0" } },
    });
    expect(value("weighted { 60% own : a cap 150% 40% team : b missing shared }")).toMatchObject({
      kind: "weighted",
      items: [
        { weight: { value: "60" }, name: { text: "own" }, cap: { value: "150" } },
        { name: { text: "team" } },
      ],
      missing: "shared",
    });
  });
});

describe("literals", () => {
  it("keeps digits as written, without separators", () => {
    const { body } = only(
      "given",
      "given d (a, b, c, d, e, f, g, h) {\n  -1_000.50, 4_000 USD, 12.5%, 2026-02-28, 2026-Q1, 90 days, yes, none\n}",
    );
    expect(body).toMatchObject({
      kind: "rows",
      rows: [
        {
          values: [
            { kind: "number", value: "-1000.50" },
            { kind: "money", value: "4000", currency: "USD" },
            { kind: "percent", value: "12.5" },
            { kind: "date", value: "2026-02-28" },
            { kind: "period", value: "2026-Q1" },
            { kind: "quantity", value: "90", unit: "days" },
            { kind: "yesno", value: true },
            { kind: "none" },
          ],
        },
      ],
    });
  });

  it.each([
    ["2026-02-29", "not-a-date"],
    ["2026-1-1", "not-a-date"],
    ["2100-02-29", "not-a-date"],
    ["2026-13", "not-a-period"],
    ["2026-Q5", "not-a-period"],
    ["2026-1", "not-a-period"],
    ['-"a"', "minus-without-number"],
  ])("refuses %s", (text, code) => {
    expect(codes(`language 1\ngiven d (a) { ${text} }`)).toEqual([code]);
  });

  it("takes a leap day and all kinds of periods", () => {
    expect(codes("language 1\ngiven d (a, b, c, d) { 2024-02-29, 2000-02-29, 2026-12, 2026-H2 }")).toEqual(
      [],
    );
  });

  it("gives texts back without their marks", () => {
    expect(value('a = "x \\"y\\" \\\\ \\n"')).toMatchObject({ right: [{ value: 'x "y" \\ \\n' }] });
  });

  it("subtracts a number from another in four digits", () => {
    expect(shape(value("4000-10"))).toBe("(4000 - 10)");
  });
});

describe("names", () => {
  it("lets the words of the language be names", () => {
    const columns =
      "amount : money  period : period  from : date  to : date  key : text key  and : yesno  in : number = 5  per : money per year  USD : money EUR";
    const data = only("data", `data plan { ${columns} }`);
    expect(data.columns.map(({ name }) => name.text)).toEqual([
      "amount",
      "period",
      "from",
      "to",
      "key",
      "and",
      "in",
      "per",
      "USD",
    ]);
    expect(data.columns.map(({ key }) => key)).toEqual(data.columns.map(({ name }) => name.text === "key"));
    expect(codes("language 1\nmeasure pay per quarter = cap + gate * floor")).toEqual([]);
  });

  it("reads every script and compares in NFC", () => {
    expect(only("measure", "measure 佣金 per quarter = 税率 * 业绩").name.text).toBe("佣金");
    expect(only("measure", "measure e\u0301te\u0301 per quarter = 1").name.text).toBe("\u00e9t\u00e9");
    expect(only("measure", "measure 𝒳_1 per quarter = 1").name.text).toBe("𝒳_1");
    expect(only("measure", "measure __proto__ per quarter = constructor").name.text).toBe("__proto__");
  });

  it("tells a currency from a name by where it stands", () => {
    expect(only("given", "given d (id, amount) {\n  ABC, 5\n  BOB, 6 USD\n}").body).toMatchObject({
      rows: [
        {
          values: [
            { kind: "name", text: "ABC" },
            { kind: "number", value: "5" },
          ],
        },
        {
          values: [
            { kind: "name", text: "BOB" },
            { kind: "money", currency: "USD" },
          ],
        },
      ],
    });
  });
});

describe("rows of given", () => {
  const rows = (text: string) => {
    const { body } = only("given", `given d (a, b) ${text}`);
    return body.kind === "rows" ? body.rows.map(({ values }) => values.length) : [];
  };

  it("end with their line or a semicolon", () => {
    expect(rows("{ 1, 2; 3, 4 }")).toEqual([2, 2]);
    expect(rows("{ 1, 2; 3, 4; }")).toEqual([2, 2]);
    expect(rows("{\n  1, 2\n  3, 4;\n\n  5, 6 }")).toEqual([2, 2, 2]);
    expect(rows("{ }")).toEqual([]);
  });

  it("do not go on behind a comma at the end of a line, nor without one", () => {
    expect(codes("language 1\ngiven d (a, b) {\n  1,\n  2, 3\n}")).toEqual(["missing-part"]);
    expect(codes("language 1\ngiven d (a, b) { 1 2 }")).toEqual(["missing-part"]);
  });
});

describe("documentation", () => {
  it("is what stands straight above, without its slashes", () => {
    const text =
      "/// Sold goods.\n/// All of them.\ndata deals {\n  /// The buyer.\n  id : text key // not this\n  x : text\n}";
    const data = only("data", text);
    expect(data.documentation).toBe("Sold goods.\nAll of them.");
    expect(data.columns.map(({ documentation }) => documentation)).toEqual(["The buyer.", undefined]);
  });

  it("keeps comments with their places", () => {
    const { comments } = parse("language 1 // here\n/// there\n");
    expect(comments.map(({ kind, text, ownLine, line }) => [kind, text, ownLine, line])).toEqual([
      ["note", "// here", false, 1],
      ["documentation", "/// there", true, 2],
    ]);
  });
});

describe("the language line", () => {
  it.each([
    ["", "missing-language"],
    ["measure m per quarter = 1", "missing-language"],
    ["language 2\n", "unknown-language"],
    ["language\nmeasure m per quarter = 1", "missing-part"],
    ["language 1\nlanguage 1\n", "misplaced-frame"],
    ["langage 1\nmeasure m per quarter = 1", "misspelt-word"],
    ['language 1\nmeasure m per quarter = 1\nuse "x"', "misplaced-frame"],
  ])("%j gives %s", (text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});

describe("a broken statement", () => {
  const text = `data deals {
  id : text key
  amount money
  rep : payee
}
measure m quarter = 1
component c per quarter {
  pay 5 USD
  cap 6 USD
  paid per month
}
test "t" {
  given deals (id, rep) {
    D1, ann
    D2 bob
    D3, ann
  }
  expect c for ann, 2026-Q1 = 5 USD
  expect c ann = 5 USD
}
measure whole per quarter = 1`;

  it("says so and keeps what could be read", () => {
    expect(statements(text).map(({ kind, broken }) => [kind, broken === true])).toEqual([
      ["data", true],
      ["measure", true],
      ["component", true],
      ["test", true],
      ["measure", false],
    ]);
    expect(only("component", text).clauses.map(({ kind }) => kind)).toEqual(["pay", "paidPer"]);
    const test = only("test", text);
    expect(test.givens[0]?.body).toMatchObject({ rows: [{ values: [{}, {}] }, { values: [{}, {}] }] });
    expect(test.givens[0]?.broken).toBe(true);
    expect(test.expectations).toHaveLength(1);
  });

  it("keeps its name, and a column's", () => {
    expect(only("measure", text)).toMatchObject({ name: { text: "m" }, grain: { units: [] } });
    expect(only("data", text).columns.map(({ name, type }) => [name.text, type.kind])).toEqual([
      ["id", "simpleType"],
      ["amount", "unreadType"],
      ["rep", "simpleType"],
    ]);
  });

  it("is told from one whose name is lost", () => {
    expect(parse(`language 1\n${text}`).file.namesLost).toBeUndefined();
    expect(parse("language 1\nmeasure per quarter = 1").file.namesLost).toBe(true);
    expect(parse("language 1\nnonsense here and there").file.namesLost).toBe(true);
  });
});
