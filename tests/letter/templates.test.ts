/** The letters of the templates: every one is whole, in every language, and says what its plan is about. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compilePlan, type Letter, type LetterLanguage, letterLanguages, writeLetter } from "@attain/dsl";
import { describe, expect, it } from "vitest";
import { templates } from "../../packages/cli/src/templates.js";
import { wordsIn } from "./letter-of.js";

const directory = new URL("../../packages/cli/templates/", import.meta.url);

function textOf(template: string, file: string): string {
  return readFileSync(fileURLToPath(new URL(`${template}/${file}`, directory)), "utf8");
}

async function letterOfTemplate(template: string, language: LetterLanguage): Promise<Letter> {
  const text = textOf(template, "plan.plan");
  const { checked, ruleSet, cases } = compilePlan(text, { files: (name) => textOf(template, name) });
  if (ruleSet === undefined) throw new Error(`${template} does not compile`);
  const { letter } = await writeLetter({ checked, ruleSet, cases, text }, { language });
  return letter;
}

/** Sentences that a letter must hold, each the heart of its plan. */
const sentences: Readonly<Record<string, Readonly<Record<LetterLanguage, readonly string[]>>>> = {
  "draw-with-ramp": {
    en: ["more than 2, up to 4", "Monthly draw", "Set off against the draw\nUSD −2,400.00"],
    "zh-Hans": ["2（不含）至 4（含）", "月度预支", "抵扣预支\n−2,400.00 美元"],
    "zh-Hant": ["2（不含）至 4（含）", "月度預支"],
  },
  "split-and-overlay": {
    en: ["it is credited to the specialist of the product, if there is one. This takes nothing away"],
    "zh-Hans": ["全额叠加计入产品的专员（如有）。这不减少其他人的份额。"],
    "zh-Hant": ["全額疊加計入產品的專員（如有）。這不減少其他人的份額。"],
  },
  "team-pool": {
    en: [
      "The total of booking. Everybody with the same team counts together.",
      "the goal entered for the team in teams",
      "100% or more\n2%",
      "USD 5,000.00 is shared by 2, which gives USD 2,500.00.",
      "Of USD 450,000 in all, USD 250,000 (bookings) counts here",
    ],
    "zh-Hans": ["同一团队的全体成员合并计算", "由 2 人平分，分得 2,500.00 美元", "团队表中该团队的目标"],
    "zh-Hant": ["同一團隊的全體成員合併計算", "由 2 人平分，分得 2,500.00 美元"],
  },
  contest: {
    en: [
      "Only those take part for whom bookings is at least USD 50,000.",
      "That is place 1 of 4: USD 5,000.00.",
    ],
    "zh-Hans": ["仅签约额不低于 50,000 美元的人员参与。", "在 4 人中名列第 1 名，奖金为 5,000.00 美元。"],
    "zh-Hant": ["僅簽約額不低於 50,000 美元的人員參與。"],
  },
  "scorecard-bonus": {
    en: [
      "Teamwork: the weighted total",
      "The average of score in ratings for which rater is manager",
      "the number of quarters in which grade is A or B in performance is at least 3",
      "You receive: promotion review.",
      "It is given after the end of each year.",
    ],
    "zh-Hans": ["评分表中评分人为manager的得分的平均值", "绩效中等级为A或B的季度数不低于 3"],
    "zh-Hant": ["評分表中評分人為manager的得分的平均值"],
  },
  matrix: {
    en: ["Gross margin is read in steps.", "30%"],
    "zh-Hans": ["毛利率按分段取值。"],
    "zh-Hant": ["毛利率"],
  },
  mbo: {
    en: ["The total of (weight × counted) in objectives.", "Here counted means the lower of achieved"],
    "zh-Hans": ["工作目标表中的（权重 × 计分）合计"],
    "zh-Hant": ["工作目標表中的（權重 × 計分）合計"],
  },
  "clawback-with-holds": {
    en: [
      "Here collected means the total of amount in the receipts of the entry.",
      "March 2026\nReleased\nUSD 3,000.00",
    ],
    "zh-Hans": ["其中，已收款＝该笔记录的收款表中的金额合计。"],
    "zh-Hant": ["已收款"],
  },
  "goal-cascade": {
    en: ["Your part of revenue (or USD 0", "Revenue, planned anew from 1 July 2026", "their capacity"],
    "zh-Hans": ["您在收入中的部分", "自 2026年7月1日起重新分解"],
    "zh-Hant": ["您在營收中的部分"],
  },
  rollup: {
    en: ["1% (override rate) × USD 100,000 (the total of team booking) gives USD 1,000.00."],
    "zh-Hans": ["各级上级"],
    "zh-Hant": ["各級主管"],
  },
  accelerator: {
    en: ["Decelerator: the first half of the quota.", "accelerator: 12%", "Terms agreed with individual"],
    "zh-Hans": ["加速比例：12%"],
    "zh-Hant": ["加速比率：12%"],
  },
};

const letters = templates.flatMap(({ name }) => letterLanguages.map((language) => ({ name, language })));

describe.each(letters)("the letter of the template $name in $language", ({ name, language }) => {
  it("is whole, with a worked example that comes to money", async () => {
    const letter = await letterOfTemplate(name, language);
    const words = wordsIn(letter);
    for (const sentence of sentences[name]?.[language] ?? []) expect(words).toContain(sentence);
    expect(words).not.toMatch(/undefined|\[object|NaN/);
    // Nothing falls back to the plan's own words, and there is an example.
    const blocks = letter.sections.flatMap((section) => section.blocks);
    expect(blocks.some(({ kind }) => kind === "source")).toBe(false);
    expect(words).toContain({ en: "told for", "zh-Hans": "为例。", "zh-Hant": "為例。" }[language]);
    expect(words).not.toContain("2,026");
    const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    for (const { columns, rows } of tables) {
      expect(rows.every((row) => row.length === columns.length)).toBe(true);
    }
  });
});
