import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { authored, capitalized, data, joined, plainText, say, term } from "./text.js";

describe("text of letters", () => {
  it("is put together from words and names", () => {
    expect(say`at least ${"30%"} of ${term("sales")}.`).toEqual([
      "at least 30% of ",
      { kind: "term", text: "sales" },
      ".",
    ]);
    expect(joined(["a", [], ["b", term("c")]], ", ")).toEqual(["a, , b", { kind: "term", text: "c" }]);
  });

  it("parts Chinese from letters and digits beside it, but not from quoted data", () => {
    expect(plainText(say`达成率不低于${"30%"}时`)).toBe("达成率不低于 30% 时");
    expect(plainText(say`按${term("attainment")}计`)).toBe("按 attainment 计");
    expect(plainText(say`为${data("AE")}的`)).toBe("为AE的");
    expect(plainText(say`${"30%"}，${"x"}`)).toBe("30%，x");
  });

  it("starts a line with a capital, a name included", () => {
    expect(capitalized([term("new logo")])).toEqual([{ kind: "term", text: "New logo" }]);
    expect(plainText(capitalized(["ärmel"]))).toBe("Ärmel");
    expect(capitalized([data("won")])).toEqual([data("won")]);
  });

  it("shows what cannot be read as such", () => {
    expect(authored("a\u0000b\u202Ec\uFEFFd")).toEqual(["a\uFFFDb\uFFFDc\uFFFDd"]);
    expect(plainText([term("x\u2066y"), data("\uD800")])).toBe("x\uFFFDy\uFFFD");
  });

  it("loses and adds nothing but blanks", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (parts) => {
        const blank = /\s/g;
        return plainText(joined(parts)).replace(blank, "") === parts.join("").replace(blank, "");
      }),
    );
  });
});
