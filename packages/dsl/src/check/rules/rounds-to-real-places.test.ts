import { describe, expect, it } from "vitest";
import { compilePlan } from "../../compile-plan.js";

const codes = (places: string) =>
  compilePlan(`language 1
plan p { effective from 2026-01-01 through 2026-12-31  currency USD  round half even ${places} places }
data deals { id : text key  rep : payee  amount : money  closed : date }
credit sale of deals on closed { worth amount  to rep 100% }
component c per month { pay sum(sale) }
payout per month { pay c }
`).diagnostics.map(({ code }) => code);

describe("rounding", () => {
  it.each(["0", "2", "12"])("to %s places", (places) => expect(codes(places)).toEqual([]));
  it.each(["13", "2026", "1.5"])("not to %s places", (places) =>
    expect(codes(places)).toEqual(["unknown-value"]),
  );
});
