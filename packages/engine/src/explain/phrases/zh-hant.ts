/** The phrase book of explanations in traditional Chinese, in the words of the plan letter. */

import { chineseValue } from "./chinese-value.js";
import type { ExplainPhrases, Move } from "./phrases.js";

const relations = {
  "=": "須為",
  "<>": "須不同於",
  "<": "須低於",
  "<=": "須不高於",
  ">": "須高於",
  ">=": "須不低於",
} as const;

const steps = {
  gate: "發放門檻",
  base: "基數",
  axis: "級距",
  pay: "所得",
  plus: "加發",
  times: "係數",
  floor: "保底",
  cap: "上限",
  budget: "預算",
  round: "尾數處理",
} as const;

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join("、")} 和 ${texts.at(-1)}`;
}

function moved({ size, isLess, beyond }: Move): string {
  return `${isLess ? "減少" : "增加"}${beyond ? "超過 " : " "}${size}`;
}

export const zhHant: ExplainPhrases = {
  listed,
  sentence: {
    earned: ({ who, amount, component, period, how, clauses }) =>
      `${who} 在 ${period} 的 ${component} 為 ${amount}${how.length === 0 ? "" : `：${how.join("，")}`}${clauses}。`,
    earnedNothing: ({ who, component, period, clauses }) =>
      `${who} 在 ${period} 沒有獲得 ${component}${clauses}。`,
    between: "",
    clauses: (clauses) => `，依據 ${listed(clauses)}`,
    nothingCredited: "沒有計入的業績",
    noPart: "不參與分配",
    inAmounts: (count) => `共 ${count} 筆`,
    totalInAmounts: (total, count) => `${count} 筆共 ${total}`,
    as: (amount, group) => `${amount}（屬 ${group}）`,
    plus: (amounts) => amounts.join(" 加 "),
    times: (factors) => factors.join(" 乘以 "),
    at: (base, rates) => `${base} 按 ${listed(rates)} 計`,
    partOf: (part, whole) => `${whole ?? "總額"} 的 ${part}`,
    named: (amount, name) => `${amount}（${name}）`,
    plusAmount: (amount) => `加 ${amount}`,
    timesFactor: (factor) => `乘以 ${factor}`,
    raised: (before, floor) => `由 ${before} 提高至保底 ${floor}`,
    cut: (before, cap) => `由 ${before} 減至上限 ${cap}`,
    atCap: (cap) => `恰好達到上限 ${cap}`,
    belowCap: (cap) => `未達到上限 ${cap}`,
    cutByBudget: (before) => `因預算由 ${before} 削減`,
  },
  need: {
    gate: (need) => `未滿足發放門檻：${need}。`,
    condition: (need) => `未滿足：${need}。`,
    point: (of, need) => `距 ${of} 的下一點：${need}。`,
    tier: (need) => `距下一級距：${need}。`,
    cap: (found, by, wanted) => `上限 ${found} 從 ${wanted} 中減去了 ${by ?? ""}。`,
    capOf: (cap) => `上限 ${cap} 減少了金額。`,
    budget: (found, wanted) => `預算在 ${wanted} 中只留下 ${found}。`,
    budgetCut: "預算減少了金額。",
    all: (needs) => needs.join("；且 "),
    any: (needs) => needs.join("；或 "),
    group: (need) => `（${need}）`,
    notAsked: (subject) => `${subject} 未經判斷`,
    must: (subject, found, relation, wanted, takes) =>
      `${subject} 為 ${found}，${relations[relation]} ${wanted}${takes}`,
    takes: (by, drive) =>
      `，還須${moved(by)}${drive === undefined ? "" : `（即 ${drive.subject} ${moved(drive)}）`}`,
    points: (count) => `${count} 個百分點`,
  },
  statement: {
    limit: (step, by) => (by.length === 0 ? steps[step] : `${steps[step]} ${by.join(" 和 ")}`),
  },
  labels: {
    named: {
      "crediting date": "計入日期",
      "months in the plan": "參與計畫的月數",
      "share of days in the plan": "參與計畫的天數占比",
      "share of days in the group": "屬於該組的天數占比",
      "in proportion to the days in the group": "按屬於該組的天數折算",
      "share of days": "天數占比",
      "share of these phases": "這些階段的占比",
      "an equal part": "等分的一份",
      "a unit left over": "餘下的一個單位",
      "with what earlier caps put off": "連同此前上限延後的部分",
      "left for the others": "留給其他各方",
      "weight of all that share": "參與分配各方的權重",
      "beyond the budget": "超出預算的部分",
      "prizes of the tied places": "並列名次的獎金",
      "what the others tied get": "其他並列者所得",
      "no prize": "沒有獎金",
      "no part in the share": "不參與分配",
      "part of the whole": "占總額的部分",
      "the whole": "總額",
      "other shares": "其他份額",
      "all shares": "全部份額",
      "credited to others": "計入他人的部分",
    },
    about: {
      "managers of *": (name) => `${name} 的各級上級`,
      "what * shares": (component) => `${component} 用於分配的總額`,
      "between two edges of *": (name) => `${name} 兩個節點之間`,
      "at an edge of *": (name) => `${name} 的節點處`,
      "step of *": (name) => `${name} 的級差`,
      "what is left of *": (name) => `${name} 的餘額`,
      "weight of *": (name) => `${name} 的權重`,
      "part of *": (name) => `${name} 的部分`,
      "shared by *": (name) => `${name} 並列均分`,
      "put off by the cap of *": (name) => `${name} 因上限延後的部分`,
      "pay plus what * adds": (name) => `所得加上 ${name} 的加發`,
      "*: what the others leave": (name) => `${name}：其他各方留下的部分`,
    },
    tier: (tiers, number) => `${tiers} 第 ${number} 級距`,
    of: (label, owners) => `${owners.join("、")} 的 ${label}`,
    inPeriod: (label, period) => `${label}，${period}`,
  },
  value: chineseValue({
    nothing: "無",
    "a value": "有值",
    yes: "是",
    no: "否",
    units: { day: "日", month: "月", quarter: "季度", half: "半年", year: "年" },
  }),
};
