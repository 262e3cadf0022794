import { expect, it } from "vitest";
import { loggerFor } from "./logger.js";

function logged(told: object): string {
  const lines: string[] = [];
  loggerFor("info", { write: (line) => lines.push(line) }).info(told, "told");
  return lines.join("");
}

it("writes no pay and no secret, however deep it stands and however its name is written", () => {
  const text = logged({
    run: "r1",
    amount: "66000.01",
    lines: [{ payee: "ann", amount: "66000.02", deep: { er: [{ value: "66000.03" }] } }],
    headers: { Authorization: "Bearer 66000.04", "Set-Cookie": "a=66000.05", "x-csrf-token": "66000.06" },
    person: { email: "ann@x", password: "66000.07" },
  });
  expect(text).toContain('"run":"r1"');
  expect(text).toContain("[redacted]");
  expect(text).not.toMatch(/66000|ann/);
});

it("writes what went wrong, and of a request its route and not its address", () => {
  const error = { message: "it broke", stack: "at x" };
  const req = { method: "GET", url: "/payees/ann", routeOptions: { url: "/payees/:payee" } };
  const text = logged({ err: error, req });
  expect(text).toContain("it broke");
  expect(text).toContain("/payees/:payee");
  expect(text).not.toContain("ann");
});
