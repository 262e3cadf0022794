import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTranslated, nameText } from "./name-text.js";
import { fieldPhrases, fieldWords } from "./words.js";

describe("names in letters", () => {
  it("are words, not identifiers", () => {
    expect(nameText("target_pay", "en")).toBe("target pay");
    expect(nameText("targetPay", "en")).toBe("target Pay");
    expect(nameText("佣金", "en")).toBe("佣金");
    expect(nameText("_", "en")).toBe("_");
  });

  it("are in the field's words where all of them are known", () => {
    expect(nameText("team_sales", "zh-Hans")).toBe("团队销售额");
    expect(nameText("team_sales", "zh-Hant")).toBe("團隊銷售額");
    expect(nameText("new_logo", "zh-Hans")).toBe("新客户");
    expect(nameText("territories", "zh-Hant")).toBe("業務區域");
    expect(nameText("clinical_share", "zh-Hans")).toBe("clinical share");
    expect(isTranslated("clinical_share", "zh-Hans")).toBe(false);
  });

  it("treat __proto__ and its kin as ordinary words", () => {
    expect(nameText("__proto__", "zh-Hans")).toBe("proto");
    expect(nameText("constructor", "zh-Hant")).toBe("constructor");
  });

  it("are never empty", () => {
    fc.assert(fc.property(fc.string({ minLength: 1 }), (name) => nameText(name, "zh-Hans") !== ""));
  });

  it("the list holds each word once", () => {
    const words = [...fieldWords, ...fieldPhrases].map(([english]) => english);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});
