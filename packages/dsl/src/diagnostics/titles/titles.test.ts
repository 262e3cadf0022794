import { describe, expect, it } from "vitest";
import { catalog, type DiagnosticCode } from "../catalog.js";
import { titleOf } from "./title-of.js";

const codes = Object.keys(catalog) as DiagnosticCode[];

describe("titles of codes", () => {
  it.each(["zh-Hans", "zh-Hant"] as const)("are all there in %s, each another one", (language) => {
    const titles = codes.map((code) => titleOf(code, language));
    expect(titles.filter((title) => !/\p{Script=Han}/u.test(title ?? ""))).toEqual([]);
    expect(new Set(titles).size).toBe(codes.length);
  });

  it("are in simplified or in traditional characters, not in both", () => {
    const all = (language: "zh-Hans" | "zh-Hant") => codes.map((code) => titleOf(code, language)).join("");
    expect(all("zh-Hans")).not.toMatch(/[個們從會發變員執報據時顯權檔類級納經結計畫兩無語說讀]/u);
    expect(all("zh-Hant")).not.toMatch(/[个们从会发变员执报据时显权档类级纳经结计划两无语说读]/u);
  });
});
