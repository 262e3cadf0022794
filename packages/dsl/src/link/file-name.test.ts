import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fileName } from "./file-name.js";

describe("fileName", () => {
  it.each([
    ["rates.plan", "sales.plan", "rates.plan"],
    ["rates.plan", "", "rates.plan"],
    ["shared/rates.plan", "sales.plan", "shared/rates.plan"],
    ["./shared/../rates.plan", "sales.plan", "rates.plan"],
    ["base.plan", "shared/rates.plan", "shared/base.plan"],
    ["../base.plan", "shared/rates.plan", "base.plan"],
    ["../shared/base.plan", "emea/sales.plan", "shared/base.plan"],
    ["佣金.plan", "sales.plan", "佣金.plan"],
    ["..odd/r.plan", "sales.plan", "..odd/r.plan"],
  ])("%s, used by %s, is %s", (written, user, name) => {
    expect(fileName(written, user)).toEqual({ name });
  });

  it.each([
    "",
    ".",
    ".plan",
    "shared",
    "shared/",
    "rates.plan/",
    "rates.csv",
    "rates.PLAN",
    "../rates.plan",
    "shared/../../rates.plan",
    "a/../../b/../rates.plan",
    "/rates.plan",
    "//host/rates.plan",
    "C:/rates.plan",
    "c:rates.plan",
    "file:///rates.plan",
    "https://host/rates.plan",
    "..\\rates.plan",
    "shared\\rates.plan",
    "rates\u0000.plan",
    "rates.plan\n",
    "\u202erates.plan",
  ])("%j is refused", (written) => {
    expect(fileName(written, "sales.plan").refusal).toBeTruthy();
  });

  it("never leaves the directory, whatever is written", () => {
    const part = fc.constantFrom("..", ".", "", "a", "b.plan", "...", "~", "%2e%2e", "con", "c:");
    const path = fc.array(part, { maxLength: 8 }).map((parts) => [...parts, "x.plan"].join("/"));
    fc.assert(
      fc.property(path, fc.constantFrom("", "p.plan", "a/p.plan", "a/b/p.plan"), (written, user) => {
        const { name } = fileName(written, user);
        if (name === undefined) return;
        expect(name.split("/").filter((each) => each === ".." || each === "." || each === "")).toEqual([]);
        expect(name).toMatch(/\.plan$/);
      }),
    );
  });
});
