import { describe, expect, it } from "vitest";
import { phraseBooks } from "./phrase-books.js";

/** Every text of a phrase book, those of phrases with parts put in as well. */
function textsOf(book: unknown): readonly string[] {
  if (typeof book === "string") return [book];
  if (typeof book === "function") return textsOf(called(book));
  if (typeof book !== "object" || book === null) return [];
  return Object.values(book).flatMap(textsOf);
}

/** Called as every phrase may be: with names, numbers, lists and what may be left out. */
function called(phrase: unknown): unknown {
  if (typeof phrase !== "function") return undefined;
  const tries: readonly (readonly unknown[])[] = [
    ["1", "2", "3", "4"],
    [["1", "2"], "2"],
    ["1", ["2"], "3"],
    ["month", "day", "3"],
    ["1", "month", ["3"]],
    [[{ name: "1", formula: "2", weight: "3", value: ["4"] }]],
    ["first", [{ value: ["1"], when: ["2"] }], ["3"]],
    [{ year: 2026, month: 3, day: 1, unit: "quarter", index: 1, isFiscal: true }],
    ["half up", "2"],
  ];
  for (const parts of tries) {
    try {
      const answer: unknown = Reflect.apply(phrase, undefined, parts);
      if (!JSON.stringify(answer).includes("undefined")) return answer;
    } catch {
      // Another way of calling fits.
    }
  }
  throw new Error(`no way to call ${phrase}`);
}

const { en, "zh-Hans": hans, "zh-Hant": hant } = phraseBooks;

/** Characters that are written otherwise in the other script. */
const onlySimplified =
  /[个们从会传价众优体发变员图执扩报损换据断时显权标档类级纳经结统编联节补规视计认议设评试该详语说读课调资输达过运还这进连选递释针钱销门间闭问队随隐项须领题额风验]/u;
const onlyTraditional =
  /[個們從會傳價眾優體發變員圖執擴報損換據斷時顯權標檔類級納經結統編聯節補規視計認議設評試該詳語說讀課調資輸達過運還這進連選遞釋針錢銷門間閉問隊隨隱項須領題額風驗]/u;

describe("phrase books", () => {
  it("have words for every phrase", () => {
    for (const book of [en, hans, hant]) {
      const texts = textsOf(book);
      expect(texts.length).toBeGreaterThan(300);
      expect(texts.filter((text) => text.includes("undefined") || text.includes("[object"))).toEqual([]);
    }
  });

  it("are each in their own script", () => {
    expect(textsOf(en).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
    expect(textsOf(hans).filter((text) => onlyTraditional.test(text))).toEqual([]);
    expect(textsOf(hant).filter((text) => onlySimplified.test(text))).toEqual([]);
  });

  it("quote as their script does", () => {
    expect(textsOf(hant).filter((text) => /[\u201C\u201D]/.test(text))).toEqual([]);
    expect(textsOf(hans).filter((text) => /[「」]/.test(text))).toEqual([]);
  });

  it("are of one shape", () => {
    const shape = (book: unknown): unknown =>
      typeof book === "object" && book !== null && !Array.isArray(book)
        ? Object.entries(book).map(([key, value]) => [key, shape(value)])
        : typeof book;
    const sorted = (book: unknown) => JSON.stringify(shape(book)).split(",").sort().join(",");
    expect(sorted(hans)).toBe(sorted(hant));
    expect(sorted(hans)).toBe(sorted(en));
  });
});
