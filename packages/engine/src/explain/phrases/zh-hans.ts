/** The phrase book of explanations in simplified Chinese, in the words of the plan letter. */

import { chineseValue } from "./chinese-value.js";
import type { ExplainPhrases, Move } from "./phrases.js";

const relations = {
  "=": "须为",
  "<>": "须不同于",
  "<": "须低于",
  "<=": "须不高于",
  ">": "须高于",
  ">=": "须不低于",
} as const;

const steps = {
  gate: "发放门槛",
  base: "基数",
  axis: "档位",
  pay: "所得",
  plus: "加发",
  times: "系数",
  floor: "保底",
  cap: "封顶",
  budget: "预算",
  round: "取整",
} as const;

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join("、")} 和 ${texts.at(-1)}`;
}

function moved({ size, isLess, beyond }: Move): string {
  return `${isLess ? "减少" : "增加"}${beyond ? "超过 " : " "}${size}`;
}

export const zhHans: ExplainPhrases = {
  listed,
  sentence: {
    earned: ({ who, amount, component, period, how, clauses }) =>
      `${who} 在 ${period} 的 ${component} 为 ${amount}${how.length === 0 ? "" : `：${how.join("，")}`}${clauses}。`,
    earnedNothing: ({ who, component, period, clauses }) =>
      `${who} 在 ${period} 没有获得 ${component}${clauses}。`,
    between: "",
    clauses: (clauses) => `，依据 ${listed(clauses)}`,
    nothingCredited: "没有计入的业绩",
    noPart: "不参与分配",
    inAmounts: (count) => `共 ${count} 笔`,
    totalInAmounts: (total, count) => `${count} 笔共 ${total}`,
    as: (amount, group) => `${amount}（属 ${group}）`,
    plus: (amounts) => amounts.join(" 加 "),
    times: (factors) => factors.join(" 乘以 "),
    at: (base, rates) => `${base} 按 ${listed(rates)} 计`,
    partOf: (part, whole) => `${whole ?? "总额"} 的 ${part}`,
    named: (amount, name) => `${amount}（${name}）`,
    plusAmount: (amount) => `加 ${amount}`,
    timesFactor: (factor) => `乘以 ${factor}`,
    raised: (before, floor) => `由 ${before} 提高至保底 ${floor}`,
    cut: (before, cap) => `由 ${before} 减至封顶 ${cap}`,
    atCap: (cap) => `恰好达到封顶 ${cap}`,
    belowCap: (cap) => `未达到封顶 ${cap}`,
    cutByBudget: (before) => `因预算由 ${before} 削减`,
  },
  need: {
    gate: (need) => `未满足发放门槛：${need}。`,
    condition: (need) => `未满足：${need}。`,
    point: (of, need) => `距 ${of} 的下一点：${need}。`,
    tier: (need) => `距下一档：${need}。`,
    cap: (found, by, wanted) => `封顶 ${found} 从 ${wanted} 中减去了 ${by ?? ""}。`,
    capOf: (cap) => `封顶 ${cap} 减少了金额。`,
    budget: (found, wanted) => `预算在 ${wanted} 中只留下 ${found}。`,
    budgetCut: "预算减少了金额。",
    all: (needs) => needs.join("；且 "),
    any: (needs) => needs.join("；或 "),
    group: (need) => `（${need}）`,
    notAsked: (subject) => `${subject} 未经判断`,
    must: (subject, found, relation, wanted, takes) =>
      `${subject} 为 ${found}，${relations[relation]} ${wanted}${takes}`,
    takes: (by, drive) =>
      `，还须${moved(by)}${drive === undefined ? "" : `（即 ${drive.subject} ${moved(drive)}）`}`,
    points: (count) => `${count} 个百分点`,
  },
  statement: {
    limit: (step, by) => (by.length === 0 ? steps[step] : `${steps[step]} ${by.join(" 和 ")}`),
  },
  labels: {
    named: {
      "crediting date": "计入日期",
      "months in the plan": "参与计划的月数",
      "share of days in the plan": "参与计划的天数占比",
      "share of days in the group": "属于该组的天数占比",
      "in proportion to the days in the group": "按属于该组的天数折算",
      "share of days": "天数占比",
      "share of these phases": "这些阶段的占比",
      "an equal part": "等分的一份",
      "a unit left over": "余下的一个单位",
      "with what earlier caps put off": "连同此前封顶延后的部分",
      "left for the others": "留给其他各方",
      "weight of all that share": "参与分配各方的权重",
      "beyond the budget": "超出预算的部分",
      "prizes of the tied places": "并列名次的奖金",
      "what the others tied get": "其他并列者所得",
      "no prize": "没有奖金",
      "no part in the share": "不参与分配",
      "part of the whole": "占总额的部分",
      "the whole": "总额",
      "other shares": "其他份额",
      "all shares": "全部份额",
      "credited to others": "计入他人的部分",
    },
    about: {
      "managers of *": (name) => `${name} 的各级上级`,
      "what * shares": (component) => `${component} 用于分配的总额`,
      "between two edges of *": (name) => `${name} 两个节点之间`,
      "at an edge of *": (name) => `${name} 的节点处`,
      "step of *": (name) => `${name} 的步长`,
      "what is left of *": (name) => `${name} 的余额`,
      "weight of *": (name) => `${name} 的权重`,
      "part of *": (name) => `${name} 的部分`,
      "shared by *": (name) => `${name} 并列均分`,
      "put off by the cap of *": (name) => `${name} 因封顶延后的部分`,
      "pay plus what * adds": (name) => `所得加上 ${name} 的加发`,
      "*: what the others leave": (name) => `${name}：其他各方留下的部分`,
    },
    tier: (tiers, number) => `${tiers} 第 ${number} 档`,
    of: (label, owners) => `${owners.join("、")} 的 ${label}`,
    inPeriod: (label, period) => `${label}，${period}`,
  },
  value: chineseValue({
    nothing: "无",
    "a value": "有值",
    yes: "是",
    no: "否",
    units: { day: "日", month: "月", quarter: "季度", half: "半年", year: "年" },
  }),
};
