import { describe, expect, it } from "vitest";
import { parse } from "../../syntax/parse.js";
import { check } from "../check.js";
import { findings, paying, smallPlan } from "../testing/small-plan.js";

const planOf = (text: string) => check(parse(text).file).plan;

describe("settings", () => {
  it("fill in what may be left out, the places of the currency among them", () => {
    const { settings } = planOf(
      "language 1\nplan p { effective from 2026-04-01 through 2027-03-31 currency JPY round up fiscal from april named end }",
    );
    expect(settings).toMatchObject({
      name: "p",
      from: "2026-04-01",
      through: "2027-03-31",
      currency: "JPY",
      rounding: { mode: "up", places: 0 },
      fiscal: { month: 4, named: "end" },
    });
    expect(settings.changes).toBeUndefined();
    expect(planOf(smallPlan("", "round half up 4 places")).settings.rounding.places).toBe(4);
  });

  it("stand once", () => {
    expect(findings(paying("pay bookings", "", "currency EUR"))).toContain("written-twice: currency EUR");
  });
});

describe("data", () => {
  const text = paying(
    "pay bookings",
    `
data people dated { id : payee key  left : date optional }
data notes { id : text key  author : payee  about : payee  made : date  from : date }
data states dated { code : text key  from : date  rate : number }`,
  );
  const { symbols, settings } = planOf(text);
  const source = (name: string) => {
    const symbol = symbols.get(name);
    if (symbol?.kind !== "source") throw new Error(`${name} is no data`);
    return symbol;
  };

  it("knows its keys, its payee and its date, where there is only one", () => {
    expect(source("deals").keys.map(({ name }) => name)).toEqual(["id"]);
    expect(source("deals").payee?.name).toBe("rep");
    expect(source("deals").time?.name).toBe("closed");
    expect(source("notes").payee).toBeUndefined();
    expect(source("notes").time).toBeUndefined();
  });

  it("has `known`, and `from` if it is dated, without saying so", () => {
    expect(source("deals").columns.get("known")).toMatchObject({ type: { kind: "date" }, optional: true });
    expect(source("deals").columns.has("from")).toBe(false);
    expect(source("people").columns.get("from")).toMatchObject({ type: { kind: "date" }, optional: false });
    expect(source("states").time).toBeUndefined();
  });

  it("finds the roster by its key", () => {
    expect(settings.roster?.name).toBe("people");
    const two = paying("pay bookings", "data people { id : payee key }\ndata payees { id : payee key }");
    expect(planOf(two).settings.roster?.name).toBe("payees");
  });

  it("refuses formulas and defaults of another type", () => {
    const column = (written: string) =>
      findings(paying("pay bookings").replace("  closed : date", `  closed : date\n  x : ${written}`));
    expect(column("number = amount")).toEqual(["type-mismatch: amount"]);
    expect(column("money = amount")).toEqual([]);
    expect(column('"a" | "b" default "c"')).toEqual(['type-mismatch: "c"']);
    expect(column('"a" | "b" default "b"')).toEqual([]);
    expect(column("year default 2026")).toEqual([]);
    expect(column("money per year default 5 USD")).toEqual([]);
    expect(column("bookings")).toEqual(["wrong-kind: bookings"]);
    expect(column("money default 5 EUR")).toEqual(["type-mismatch: 5 EUR"]);
    expect(column("somthing")).toEqual(["unknown-name: somthing"]);
  });
});

describe("versions", () => {
  const table = (first: string, second: string) =>
    findings(
      paying(
        "pay bookings * t(1)",
        `table t(x) : number first ${first} { when 1 : 1  otherwise : 2 }\ntable t(x) : number first ${second} { when 1 : 1  otherwise : 2 }`,
        "changes closing",
      ),
    );

  it("stand for other payees or from other days", () => {
    expect(table("", "from 2026-07-01")).toEqual([]);
    expect(table("", "for ann")).toEqual([]);
    expect(table("for ann", "for bob from 2026-02-01").filter((each) => !each.startsWith("dates"))).toEqual(
      [],
    );
    expect(table("", "")).toEqual(["duplicate-name: t"]);
    expect(table("from 2026-01-01", "from 2026-01-01 through 2026-06-30")).toEqual(["duplicate-name: t"]);
    expect(table("", "from 2026-07-01 through 2026-06-01")).toEqual([
      "dates-reversed: from 2026-07-01 through 2026-06-01",
    ]);
  });

  it("of a figure that leaves days out may be absent", () => {
    const text = (read: string) =>
      paying(`pay ${read}`, "measure late per month from 2026-07-01 = sum(booking)");
    expect(findings(text("late"))).toEqual(["may-be-absent: late"]);
    expect(findings(text("late else 0 USD"))).toEqual(["never-used: bookings"]);
    const both = paying(
      "pay late",
      "measure late per month from 2026-07-01 = sum(booking)\nmeasure late per month from 2026-01-01 = 0 USD",
    );
    expect(findings(both)).toEqual(["never-used: bookings"]);
  });

  it("of a figure read within its own dates are there", () => {
    const text = smallPlan(`measure late per month from 2026-07-01 = sum(booking)
component c per month from 2026-08-01 through 2026-09-30 { pay late }
payout per month { pay c }`);
    expect(findings(text)).toEqual(["never-used: bookings"]);
  });
});

describe("grains", () => {
  const grain = (written: string) => {
    const symbol = planOf(paying("pay bookings", `measure m ${written} = count(booking)`)).symbols.get("m");
    return symbol?.kind === "figure" ? symbol.grain : undefined;
  };

  it("belong to a payee, the plan or a credit", () => {
    expect(grain("per quarter")).toEqual({ owner: "payee", per: "quarter" });
    expect(grain("per payee, quarter")).toEqual({ owner: "payee", per: "quarter" });
    expect(grain("per payee")).toEqual({ owner: "payee", per: "plan" });
    expect(grain("per plan")).toEqual({ owner: "plan", per: "plan" });
    expect(grain("per plan, month")).toEqual({ owner: "plan", per: "month" });
    expect(grain("per booking")).toMatchObject({ owner: "credit", credit: { name: "booking" } });
  });

  it("are refused when they name nothing or two things; a column of the roster makes groups", () => {
    const m = (written: string) =>
      findings(
        paying(
          "pay bookings",
          `data payees { id : payee key  team : text }\nmeasure m ${written} = count(booking)`,
        ),
      );
    expect(m("per quartr")).toEqual(["unknown-name: quartr"]);
    expect(m("per month, year")).toEqual(["wrong-grain: per month, year"]);
    expect(m("per payee, plan, year")).toEqual(["wrong-grain: per payee, plan, year"]);
    expect(m("per commission")).toEqual(["wrong-kind: commission"]);
    expect(m("per deals, month")).toEqual(["wrong-kind: deals"]);
    expect(m("per team, month")).toEqual(["never-used: m"]);
  });
});
