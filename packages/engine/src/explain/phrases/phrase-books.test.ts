import { describe, expect, it } from "vitest";
import { sharedLabels } from "../shared-labels.js";
import { labelText } from "./label-text.js";
import { languages } from "./languages.js";
import { phraseBooks } from "./phrase-books.js";
import { engineLabels, namedLabels } from "./phrases.js";

/** Keys down to the phrases, so that books can be compared. */
function keysOf(book: unknown, path = ""): readonly string[] {
  if (typeof book !== "object" || book === null) return [`${path}: ${typeof book}`];
  return Object.entries(book).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

const move = { size: "5", isLess: false, beyond: true };
const earned = { who: "ann", amount: "1", component: "pay", period: "2026", how: ["2"], clauses: "" };

/** Each sentence once, with parts that are no words. */
function said(language: (typeof languages)[number]): readonly string[] {
  const { sentence, need, statement, labels, value } = phraseBooks[language];
  return [
    sentence.earned(earned),
    sentence.earnedNothing(earned),
    sentence.clauses(["1", "2"]),
    sentence.nothingCredited,
    sentence.noPart,
    sentence.inAmounts(5),
    sentence.totalInAmounts("1", 5),
    sentence.as("1", "2"),
    sentence.plus(["1", "2"]),
    sentence.times(["1", "2"]),
    sentence.at("1", ["2", "3"]),
    sentence.partOf("1", undefined),
    sentence.plusAmount("1"),
    sentence.timesFactor("1"),
    sentence.raised("1", "2"),
    sentence.cut("1", "2"),
    sentence.atCap("1"),
    sentence.belowCap("1"),
    sentence.cutByBudget("1"),
    need.gate("1"),
    need.condition("1"),
    need.point("1", "2"),
    need.tier("1"),
    need.cap("1", "2", "3"),
    need.capOf("1"),
    need.budget("1", "2"),
    need.budgetCut,
    need.all(["1", "2"]),
    need.any(["1", "2"]),
    need.notAsked("1"),
    ...(["=", "<>", "<", "<=", ">", ">="] as const).map((relation) =>
      need.must("1", "2", relation, "3", need.takes(move, { ...move, subject: "4" })),
    ),
    need.points("5"),
    ...(["plus", "times", "floor", "cap", "budget"] as const).map((step) => statement.limit(step, ["1"])),
    ...Object.values(labels.named),
    ...namedLabels.map((label) => labels.about[label]("1")),
    labels.tier("1", "2"),
    ...["nothing", "yes", "no", "1.00 USD per year"].map(value),
  ];
}

describe("phrase books of explanations", () => {
  it.each(languages)("%s has every phrase", (language) => {
    expect(keysOf(phraseBooks[language]).toSorted()).toEqual(keysOf(phraseBooks.en).toSorted());
  });

  it.each(["zh-Hans", "zh-Hant"] as const)("%s is Chinese throughout", (language) => {
    const own = said(language);
    const latin = own.filter((text) => /[a-z]{2,}/.test(text.replace(/ann|pay/g, "")));
    expect(latin).toEqual([]);
    // What English says otherwise, Chinese says in characters, not by leaving words out.
    const english = said("en");
    const untold = own.filter(
      (text, index) => /[a-z]{2,}/.test(english[index] ?? "") && !/\p{Script=Han}/u.test(text),
    );
    expect(untold).toEqual([]);
  });

  it("is in simplified or in traditional characters, not in both", () => {
    expect(said("zh-Hans").join("")).not.toMatch(/[滿須發檻為額參與數獎級減還條屬總計併]/u);
    expect(said("zh-Hant").join("")).not.toMatch(/[满须发槛为额参与数奖级减还条属总计并]/u);
  });

  it("knows the labels that the engine makes", () => {
    const { "zh-Hans": hans, en } = phraseBooks;
    for (const label of engineLabels) expect(labelText(en, label)).toBe(label);
    expect(engineLabels).toContain(sharedLabels.nothing);
    expect(engineLabels).toContain(sharedLabels.part);
    expect(labelText(hans, sharedLabels.whole("pool"))).toBe("pool 用于分配的总额");
    expect(labelText(hans, "managers of ann")).toBe("ann 的各级上级");
    expect(labelText(hans, "rate, tier 2")).toBe("rate 第 2 档");
    expect(labelText(hans, "bookings")).toBe("bookings");
    expect(labelText(hans, "part of a + b")).toBe("part of a + b");
  });
});
