/** The phrase book of letters in simplified Chinese, in the words of sales compensation in mainland China. */

import type { PeriodUnitWord } from "../../syntax/ast.js";
import { joined, type Part, say, type Text } from "../text.js";
import type { NamedPeriod, OrderWord, Phrases } from "./phrases.js";

const units: Readonly<Record<PeriodUnitWord, string>> = {
  day: "日",
  month: "月",
  quarter: "季度",
  half: "半年",
  year: "年度",
};

const each: Readonly<Record<PeriodUnitWord, string>> = {
  day: "每日",
  month: "每月",
  quarter: "每季度",
  half: "每半年",
  year: "每年",
};

const current: Readonly<Record<PeriodUnitWord, string>> = {
  day: "当日",
  month: "当月",
  quarter: "当季",
  half: "当半年",
  year: "当年",
};

const orders: Readonly<Record<OrderWord, string>> = {
  more: "高于",
  atLeast: "不低于",
  less: "低于",
  atMost: "不高于",
  equal: "等于",
  notEqual: "不等于",
};

const dateOrders: Readonly<Record<OrderWord, string>> = {
  more: "晚于",
  atLeast: "不早于",
  less: "早于",
  atMost: "不晚于",
  equal: "为",
  notEqual: "不是",
};

/** What stands before and behind the digits. */
const currencies: Readonly<Record<string, readonly [before: string, after: string, name: string]>> = {
  AUD: ["", "澳元", "澳元"],
  CAD: ["", "加元", "加元"],
  CHF: ["", "瑞士法郎", "瑞士法郎"],
  CNY: ["", "元", "人民币"],
  EUR: ["", "欧元", "欧元"],
  GBP: ["", "英镑", "英镑"],
  HKD: ["", "港元", "港元"],
  INR: ["", "印度卢比", "印度卢比"],
  JPY: ["", "日元", "日元"],
  KRW: ["", "韩元", "韩元"],
  SGD: ["", "新加坡元", "新加坡元"],
  TWD: ["新台币", "元", "新台币"],
  USD: ["", "美元", "美元"],
};

function currency(code: string): readonly [before: string, after: string, name: string] | undefined {
  return Object.hasOwn(currencies, code) ? currencies[code] : undefined;
}

function listed(parts: readonly Part[], word: string): Text {
  if (parts.length < 2) return joined(parts);
  return say`${joined(parts.slice(0, -1), "、")}${word}${parts.at(-1) ?? ""}`;
}

function day(date: { year: number; month: number; day: number }): string {
  return `${date.year}年${date.month}月${date.day}日`;
}

function period({ unit, year, index, isFiscal }: NamedPeriod): string {
  const named = isFiscal ? `${year}财年` : `${year}年`;
  switch (unit) {
    case "year":
      return isFiscal ? named : `${year}年度`;
    case "half":
      return `${named}${index === 1 ? "上半年" : "下半年"}`;
    case "quarter":
      return `${named}第${"一二三四"[index - 1]}季度`;
    case "month":
      return `${year}年${index}月`;
  }
}

function inEach(unit: PeriodUnitWord | undefined): string {
  return unit === undefined ? "" : each[unit];
}

function rounding(mode: "half even" | "half up" | "up" | "down", count: string): string {
  const to = count === "0" ? "保留到整数" : `保留 ${count} 位小数`;
  switch (mode) {
    case "half even":
      return `按“四舍六入五成双”${to}`;
    case "half up":
      return `四舍五入，${to}`;
    case "up":
      return `${to}，余数一律进位`;
    case "down":
      return `${to}，余数一律舍去`;
  }
}

function against(components: readonly Part[]): Text {
  return components.length === 0 ? say`` : say`，并与${listed(components, "和")}相抵`;
}

/** 每笔签约额: a credit's name says already that it is one. */
function eachOf(credit: Part): Text {
  const [first, ...others] = joined([credit]);
  if (first === undefined || typeof first === "string" || !first.text.startsWith("单笔"))
    return say`每一${credit}`;
  return joined([{ ...first, text: `每笔${first.text.slice(2)}` }, ...others]);
}

function unitOfTime(unit: PeriodUnitWord): string {
  return { day: "天", month: "个月", quarter: "个季度", half: "个半年", year: "年" }[unit];
}

export const zhHans: Phrases = {
  language: "zh-Hans",
  marks: {
    openQuote: "“",
    closeQuote: "”",
    betweenSentences: "",
    comma: "、",
    semicolon: "；",
    colon: "：",
    fullStop: "。",
    openBracket: "（",
    closeBracket: "）",
    group: (formula) => say`（${formula}）`,
    and: (parts) => listed(parts, "和"),
    allOf: (clauses) => joined(clauses, "，且"),
    or: (parts) => listed(parts, "或"),
    oneCredit: (name) => `单笔${name}`,
    rowsOf: (name) => `${name}${/[\p{Script=Latin}\p{Nd}]$/u.test(name) ? " " : ""}表`,
    about: (number) => `约 ${number}`,
  },
  time: {
    unit: units,
    plural: { day: "天", month: "月份", quarter: "季度", half: "半年度", year: "年度" },
    each,
    the: current,
    wholePlan: "整个方案期间",
    date: day,
    fromThrough: (from, through) => say`自${from}起至${through}止`,
    from: (date) => say`自${date}起`,
    through: (date) => say`至${date}止`,
    during: (value, validity) => say`${validity}为${value}`,
    period,
    days: (count) => `${count} 天`,
    months: (count) => `${count} 个月`,
    units: (count) => `${count} 个单位`,
  },
  number: {
    money: (digits, code) => {
      const found = currency(code);
      if (found === undefined) return `${digits}\u00A0${code}`;
      const [before, after] = found;
      return `${before === "" ? "" : `${before}\u00A0`}${digits}\u00A0${after}`;
    },
    moneyPer: (amount, unit) => `${each[unit]} ${amount}`,
    percent: (digits) => `${digits}%`,
    currency: (code) => {
      const name = currency(code)?.[2];
      return name === undefined ? code : `${name}（${code}）`;
    },
    yes: "是",
    no: "否",
    nothing: "无",
  },
  expression: {
    you: say`您`,
    yours: (what) => say`您的${what}`,
    theirs: (what) => say`其${what}`,
    yourPart: (goal) => say`您在${goal}中的部分`,
    partOf: (unit, goal) => say`该${unit}在${goal}中的部分`,
    ofOwner: (what, owner) => say`${owner}的${what}`,
    enteredFor: (what, rows) => say`${rows}中为您列明的${what}`,
    enteredForGroup: (what, group, rows) => say`${rows}中该${group}的${what}`,
    entered: (what, rows) => say`${rows}中的${what}`,
    percentOf: (percent, of) => say`${of}的${percent}`,
    forEach: (amount, what, where, window) =>
      say`${window ?? ""}${where === undefined ? "" : say`${where}的`}${what}，每笔${amount}`,
    lowest: (parts) => say`${listed(parts, "与")}中的较低者`,
    highest: (parts) => say`${listed(parts, "与")}中的较高者`,
    roundedTo: (value, step) => say`${value}（按${step}取整）`,
    prorated: (value, isFormula) =>
      isFormula ? say`按您参与方案的天数折算的（${value}）` : say`按您参与方案的天数折算的${value}`,
    atStart: (value) => say`期初的${value}`,
    atEnd: (value) => say`期末的${value}`,
    dayAverage: (value) => say`${value}的按日平均值`,
    quarterly: (value) => say`${value}的四分之一`,
    monthly: (value) => say`${value}的十二分之一`,
    before: (value) => say`上一期的${value}`,
    monthsInPlan: say`您参与方案的月数`,
    lookedUp: (table, by) => say`${table}（按${listed(by, "和")}）`,
    readAt: (tiers, axis) => say`${axis}对应的${tiers}`,
    converted: (value, code, on) => say`按${on}当日汇率折算为${currency(code)?.[2] ?? code}的${value}`,
    unlessAbsent: (value, otherwise) => say`${value}（无法计算时取${otherwise}）`,
    uncapped: (component) => say`封顶前的${component}`,
    excess: (component) => say`${component}超出封顶的部分`,
    ofCredit: (what, credit) => say`${credit}的${what}`,
    creditedOn: (credit) => say`${credit}的计入日期`,
    shareOf: (credit) => say`您在${credit}中的份额`,
    receiverOf: (credit) => say`${credit}的归属人`,
    aggregate: {
      sum: (of) => say`${of}合计`,
      count: (of) => say`${of}的笔数`,
      average: (of) => say`${of}的平均值`,
      lowest: (of) => say`最低的${of}`,
      highest: (of) => say`最高的${of}`,
    },
    countOf: (what) => say`${what}`,
    inRows: (value, rows, condition) =>
      condition === undefined ? say`${rows}中的${value}` : say`${rows}中${condition}的${value}`,
    rowsOfEntry: (rows) => say`该笔记录的${rows}`,
    countRows: (rows, condition) =>
      condition === undefined ? say`${rows}中的记录数` : say`${rows}中${condition}的记录数`,
    periodsIn: (periods, scorecard, condition) =>
      condition === undefined
        ? say`有${scorecard}的${periods}数`
        : say`${scorecard}中${condition}的${periods}数`,
    where: (value, condition) => say`${condition}的${value}`,
    toDate: (unit) => say`${{ month: "月初", quarter: "季初", half: "半年初", year: "年初" }[unit]}至今的`,
    last: (count, unit) => {
      const length =
        unit === "month" || unit === "quarter" ? `${count} 个${units[unit]}` : `${count} 个${units[unit]}`;
      return count === "1" ? say`${current[unit]}的` : say`最近 ${length}的`;
    },
    within: (value, window) => say`${window}${value}`,
    cases: (hit, cases, otherwise) => {
      const list = joined(
        [
          ...cases.map(({ value, when }) => say`${when}时为${value}`),
          ...(otherwise === undefined ? [] : [say`其他情况为${otherwise}`]),
        ],
        "；",
      );
      switch (hit) {
        case "unique":
        case "first":
          return list;
        case "sum":
          return say`以下各项中所有适用项之和：${list}`;
        case "max":
          return say`以下各项中适用的最高者：${list}`;
        case "min":
          return say`以下各项中适用的最低者：${list}`;
      }
    },
    weightedTotal: say`加权合计`,
    weighted: (items) =>
      say`以下各项的加权合计：${joined(
        items.map(({ weight, name, value }) => say`${name}占${weight}（${value}）`),
        "、",
      )}`,
    compared: (left, order, right) => say`${left}${orders[order]}${right}`,
    dated: (left, order, right) => say`${left}${dateOrders[order]}${right}`,
    is: (left, right) => say`${left}为${right}`,
    isNot: (left, right) => say`${left}不为${right}`,
    holds: (what) => say`${what}为“是”`,
    holdsNot: (what) => say`${what}为“否”`,
    exists: (what) => say`有${what}`,
    isAbsent: (what) => say`没有${what}`,
    not: (condition) => say`不满足“${condition}”`,
  },
  letter: {
    kind: "激励方案确认书",
    introduction: (plan) =>
      say`本确认书说明您在方案${plan}下的浮动薪酬如何计算：哪些业绩归您、如何考核、可以获得什么以及何时发放。`,
    addressed: say`文中的“您”指在文末签署的参与人。带下划线的词是方案本身使用的名称。`,
    head: {
      period: "方案期间",
      fiscalYear: "财年",
      takesPart: "适用人员",
      currency: "币种",
      paid: "发放周期",
      participant: "参与人",
    },
    fiscalYear: (first, named) => say`自${first}开始，以${named === "start" ? "起始" : "结束"}年份命名`,
    everybody: say`在方案下获得业绩归属的所有人员`,
    everybodyIn: (roster) => say`${roster}中的所有人员`,
    everybodyWho: (condition) => say`${condition}的人员`,
    headings: {
      glance: "方案概览",
      credits: "业绩归属",
      figures: "考核指标",
      targets: "目标与评分",
      paying: "发放办法",
      changes: "特殊情形",
      values: "方案参数",
      example: "计算示例",
      glossary: "名词解释",
    },
    glance: { what: "可获得的项目", measured: "考核周期", paid: "发放周期", clause: "条款" },
    glanceIntroduction: say`您在本方案下可以获得：`,
    valuesIntroduction: say`以下数值由方案确定，在所列期间内有效。`,
    values: { name: "参数", value: "数值", inForce: "有效期" },
    always: say`整个方案期间`,
    forYou: (validity) => (validity === undefined ? say`对您适用` : say`对您适用，${validity}`),
    individualTerms: say`与个别参与人另行约定的条款，载于其本人的确认书。`,
    glossary: { word: "名词", meaning: "含义" },
    ownNames: say`本确认书所用名称与方案原文名称的对照：`,
    ownName: { here: "本确认书", plan: "方案原文" },
    acceptance: {
      heading: "确认与签署",
      text: (plan) => say`双方签署即表示已阅读本确认书，并确认方案${plan}下的薪酬按本确认书所述计算。`,
      participant: "参与人",
      company: "公司代表",
      name: "姓名",
      title: "职务",
      date: "日期",
      signature: "签名",
      mark: (plan, digest) =>
        say`本确认书由方案${plan}本身生成，与计算薪酬所用的规则完全一致。规则指纹（SHA-256）：${digest}`,
    },
  },
  credit: {
    introduction: say`薪酬从业绩归属开始计算：哪些业绩记在您名下、记在哪一天、记多少。`,
    counts: (rows) => say`${rows}中的每条记录均计入。`,
    countsIf: (rows, condition) => say`${rows}中${condition}的记录计入。`,
    countsOfCredit: (credit) => say`上述${eachOf(credit)}在此再次计入。`,
    countsOfCreditIf: (credit, condition) => say`上述${condition}的${credit}在此再次计入。`,
    on: (date) => say`计入日期为${date}。`,
    onWith: (date, value) => say`计入日期为${date}，计入的数额为${value}。`,
    its: (column) => say`${column}`,
    onSameDay: (credit) => say`计入日期与${credit}相同。`,
    onSameDayWithSameValue: (credit) => say`计入日期和数额均与${credit}相同。`,
    worth: (value) => say`计入的数额为${value}。`,
    whole: (who) => say`全额归${who}`,
    part: (share, who) => say`其中${share}的部分归${who}`,
    partIn: (column, who) => say`按${column}所列的比例归${who}`,
    rest: (who) => say`其余部分归${who}`,
    overlay: (share, who) => say`另外，其${share}叠加计入${who}`,
    overlayWhole: (who) => say`另外，全额叠加计入${who}`,
    takesNothing: say`这不减少其他人的份额。`,
    ifAny: (sentence) => say`${sentence}（如有）`,
    the: (who) => say`${who}`,
    person: say`业绩归属人`,
    managersOf: (who) => say`${who}在计入当日的各级上级`,
    inForce: (validity) => say`适用于日期${validity}的记录。`,
    finalAfter: (duration) => say`该日期之后超过 ${duration}才获知的变动不再影响业绩归属。`,
    means: (columns) =>
      say`其中，${joined(
        columns.map(({ name, formula }) => say`${name}＝${formula}`),
        "；",
      )}。`,
  },
  figure: {
    introduction: say`以下指标决定您的所得。计算过程保持精确，到最后一步才取整。`,
    name: "指标",
    per: "周期",
    how: "计算方法",
    target: "目标",
    perCredit: (credit) => say`${eachOf(credit)}`,
    perPlan: say`整个方案`,
    perOwner: (owner, named) => (named === undefined ? say`按${owner}` : say`按${owner}，${named}`),
    ofGroup: (column) => say`同一${column}的全体成员合并计算。`,
    ofPlan: say`全体参与人合并计算。`,
    wholePlans: (named) => say`整个方案，${named}`,
  },
  table: {
    caption: (name) => say`${name}`,
    any: say`任意`,
    otherwise: say`其他情况`,
    hit: {
      unique: say`有且只有一行适用。`,
      first: say`多行符合时，以最先列出的一行为准。`,
      sum: say`符合的各行相加。`,
      max: say`多行符合时，取最高值。`,
      min: say`多行符合时，取最低值。`,
    },
    noRow: say`方案未规定其他情况。`,
    range: {
      from: (low) => say`${low}及以上`,
      above: (low) => say`${low}以上（不含）`,
      below: (high) => say`低于${high}`,
      through: (high) => say`${high}及以下`,
      fromBelow: (low, high) => say`${low}（含）至${high}（不含）`,
      fromThrough: (low, high) => say`${low}（含）至${high}（含）`,
      aboveBelow: (low, high) => say`${low}（不含）至${high}（不含）`,
      aboveThrough: (low, high) => say`${low}（不含）至${high}（含）`,
    },
  },
  tiers: {
    caption: (name) => say`${name}`,
    rate: "比例",
    amount: "金额",
    plus: "达到时一次性奖励",
    point: "节点",
    mode: {
      marginal: (base) =>
        say`分段累进：每一档的比例只适用于${base}落在该档内的部分；达到更高档位不改变较低档位部分的所得。`,
      retroactive: (base) => say`全额回溯：所达到的最高档位的比例适用于全部${base}，从第一笔起算。`,
      reached: (base) => say`逐笔定档：${base}中的每一笔按计入该笔后累计所处的档位，整笔适用该档比例。`,
      curve: () => say`线性插值：表中各节点之间按直线变化。`,
      accumulating: () => say`逐档累积：已通过的各档金额全部计入，当前档按已完成的比例计入。`,
    },
    topRate: (base, above) =>
      say`${above}以内，${base}的各部分按所在档位的比例计算；超过${above}的部分，全部按所达到的最高档位的比例计算。`,
    called: say`适用所达到的最高档位的数值。`,
    belowZero: say`累计为负数时，按第一档的比例扣回。`,
    plusOnce: say`一次性奖励在达到该档时支付一次，不参与比例计算。`,
    beneath: (value) => say`低于第一个节点时为${value}。`,
    beneathFirst: say`低于第一个节点时，按第一个节点的数值。`,
    beyondFlat: say`超过最后一行后，数值不再变化。`,
    beyondRising: say`超过最后一行后，按相同斜率继续上升。`,
    end: (at) => say`最后一档在${at}时满额。`,
  },
  matrix: {
    stepped: (axis) => say`${axis}按分段取值。`,
    interpolated: (axis) => say`${axis}在所列各点之间按直线插值。`,
    beyond: { flat: say`超出边缘时取边缘处的数值。`, fault: say`超出边缘时没有数值。` },
  },
  curve: {
    caption: (component) => say`${component}收益曲线`,
    description: (component, axis, from, to) =>
      `${component}随${axis}变化的曲线，起点为${from}，终点为${to}；各点数值见下表。`,
    example: (what, value, test) => say`绘图时取${what}为${value}，数据取自方案自带的测试${test}。`,
    roundExample: (what, value) => say`为便于说明，绘图时取${what}为${value}。`,
    justBelow: "临近该点之前",
    from: "达到该点时",
    smallCredits: say`曲线假设业绩由许多小额订单组成；大额订单整笔按其达到的档位计算。`,
    gateOpen: say`假设下述发放门槛已满足。`,
    without: (limits) => say`图中未计入：${listed(limits, "和")}。`,
    withLimits: (limits) => say`图中已计入：${listed(limits, "和")}。`,
    limit: { gate: "发放门槛", times: "系数", floor: "保底", cap: "封顶", rounding: "取整" },
  },
  earning: {
    labels: {
      pay: "可获得",
      gate: "发放门槛",
      times: "系数",
      floor: "保底",
      cap: "封顶",
      budget: "预算",
      vest: "归属",
      final: "最终确定",
      given: "授予",
      paid: "发放",
      round: "取整",
      inForce: "有效期",
      clause: "条款",
      grant: "可获得",
    },
    pay: (what) => say`您可获得：${what}。`,
    payPerCredit: (credit, what) => say`对归属于您的${eachOf(credit)}，您可获得：${what}。`,
    payAt: (base, axis) => say`以${base}为基数，按下表比例计算；适用的比例取决于${axis}：`,
    payAtItself: (base) => say`以${base}为基数，按下表比例计算；适用的比例取决于其数额：`,
    payTimes: (base, axis) => say`您可获得：${base}乘以下表的数值，该数值取决于${axis}：`,
    gate: (condition) => say`须满足以下条件方可获得：${condition}。未满足时本项为零。`,
    gateTakesPart: (condition) => say`仅${condition}的人员参与。`,
    gatePerCredit: (condition) => say`仅在满足以下条件时获得：${condition}。`,
    pastPaid: (named) => say`条件满足后，${named}此前计入的业绩一并计发。`,
    pastLost: say`条件满足之前计入的业绩不予发放，但仍计入档位累计。`,
    times: (factor) => say`金额乘以系数：${factor}。`,
    floor: (amount, per) => say`${inEach(per)}不低于${amount}。`,
    floorGated: say`未满足发放门槛时不适用保底。`,
    cap: (amount, per) => say`${inEach(per)}最高为${amount}。`,
    capUsed: (unit) => say`${current[unit]}较早期间已发生的金额一并计入。`,
    excessLost: say`超出部分不予发放，以后也不补发。`,
    excessCarried: (through) => say`超出部分结转至以后期间，最迟至${through}。`,
    budget: (amount, per) => say`全体参与人${inEach(per)}合计最高为${amount}。`,
    overrun: {
      cut: say`按日期先后使用；最后一笔只能部分容纳时，截至余额为止。`,
      stops: say`按日期先后使用；第一笔无法全额容纳的及其之后的均不发放。`,
      scaled: say`预算不足时，所有金额按同一比例缩减。`,
    },
    vest: (share, unit) => say`期末后每满一${unitOfTime(unit)}归属 ${share}，直至全部归属。`,
    vestLeavers: {
      included: say`离职后仍继续归属。`,
      excluded: say`最后一天之后尚未归属的部分失效。`,
    },
    finalAfter: (duration) => say`期末之后超过 ${duration}才获知的变动不再影响本项。`,
    paid: (measured, paid) =>
      measured === undefined
        ? say`${each[paid]}结束后发放。`
        : say`${measured}计算，${each[paid]}结束后发放。`,
    paidOften: (measured, paid) =>
      say`按整个${units[measured]}计算，${each[paid]}发放：每${paid === "quarter" ? "季度" : units[paid]}末计算${current[measured]}至今的所得，扣除${current[measured]}此前已发放的金额后发放。目标始终按整个${units[measured]}计。`,
    inForce: (validity) => say`本项${validity}有效。`,
    round: (mode, count) => say`金额只在最后取整一次：${rounding(mode, count)}。`,
    given: (unit) => say`${each[unit]}结束后授予。`,
    givenOnce: say`方案期满后授予。`,
    grantPerCredit: (credit, sentence) => say`${sentence}对归属于您的${eachOf(credit)}分别计算。`,
    grantOne: (label) => say`您将获得：${label}。`,
    grant: (what, label) =>
      label === undefined ? say`您可获得：${what}。` : say`您可获得：${what}（${label}）。`,
    share: (amount, among) => say`由${among}共同分配：${amount}。`,
    shareSplit: (by) => (by === undefined ? say`平均分配。` : say`按${by}的比例分配。`),
    leavers: {
      included: say`期间离职的人员照常参与分配。`,
      excluded: say`期间离职的人员不参与分配。`,
      "by days": say`期间离职的人员按参与方案的天数参与分配；期间入职的人员全额参与。`,
    },
    leftover: {
      largest: say`各份先舍去零头，余下的最小单位依次归舍去最多的各份。`,
      first: say`取整产生的尾差归第一位。`,
      last: say`取整产生的尾差归最后一位。`,
      running: say`取整差额逐份结转，不留尾差。`,
    },
    payees: say`方案的全体参与人`,
    sameOf: (column) => say`同一${column}的全体人员`,
    rank: (by, among) => say`${among}按${by}由高到低排名。`,
    ties: {
      each: say`并列者均取得该名次及全额奖励，其后的名次顺延空缺。`,
      pooled: say`并列者平分所占各名次的奖励。`,
    },
    tiebreak: (by) => say`并列时，${by}较高者优先。`,
    field: (count) => say`参评人数不少于 ${count} 人时方可评奖。`,
    place: "名次",
    prize: "奖励",
    places: (first, last) => (last === undefined ? say`第 ${first} 名` : say`第 ${first} 至 ${last} 名`),
    top: (count) => say`前${count}`,
  },
  paying: {
    introduction: (unit) => say`${each[unit]}结束后向您发放：`,
    toDate: say`每次发放时，对当次发放的各个项目，根据当日已知的全部信息重新计算您至今的全部所得，扣除此前已发放的金额，发放其差额。`,
    labels: {
      hold: "暂扣",
      draw: "预支",
      guarantee: "保底",
      cap: "封顶",
      negative: "负数余额",
      leaver: "离职",
      round: "取整",
      currency: "发放币种",
      inForce: "有效期",
    },
    lines: {
      hold: "暂扣",
      release: "暂扣款发放",
      lost: "不再发放",
      cap: "封顶扣减",
      draw: "预支",
      recovery: "抵扣预支",
      carry: "结转",
      forgiven: "免除",
      exchange: "汇率差额",
      manual: "人工调整",
      collected: "收回",
      rounding: "取整",
    },
    linesBack: { hold: "取消暂扣", cap: "前期封顶部分补发", carry: "前期余额抵扣" },
    dayIn: (column) => say`${column}当日`,
    drawLeaving: say`离职当期不发放预支。`,
    holdUntil: (share, component, until) => say`${component}的${share}逐笔暂扣，直至${until}。`,
    holdReleasedBy: (share, component, by) => say`${component}的${share}逐笔暂扣，并按${by}的比例发放。`,
    draw: (amount, unit, components) => say`${each[unit]}至少向您发放${amount}${against(components)}。`,
    drawAdvance: (amount, unit, components) =>
      say`${each[unit]}发放日之前先向您支付${amount}，并从该次${components.length === 0 ? "" : say`${listed(components, "和")}的`}应发金额中扣除。`,
    settledApart: (components) =>
      say`${listed(components, "和")}的欠额只从其自身以后的发放额中抵扣，不从其他项目中抵扣；其他项目的欠额也不从中抵扣。`,
    recoverable: say`超出所得的部分属于预支款，从以后的所得中抵扣；预支有效期间，抵扣后的发放额不低于预支额。`,
    nonrecoverable: say`超出所得的部分归您所有，无须返还。`,
    forgiven: (date) => say`${date}仍未抵清的余额予以免除。`,
    drawWhen: (validity) => say`预支${validity}有效。`,
    cap: (amount, per) => say`${inEach(per)}发放最高为${amount}。`,
    negative: {
      carried: say`应发金额为负数时，当期不发放，余额结转至下次发放。`,
      collected: say`应发金额为负数时，立即向您收回。`,
    },
    leaver: {
      owes: say`离职时如有应返还的余额，由您返还。`,
      forgiven: say`离职时如有应返还的余额，予以免除。`,
    },
    held: {
      paid: say`暂扣款在离职时发放。`,
      lost: say`暂扣款在离职时不再发放。`,
      waits: say`暂扣款在离职后满足条件时仍予发放。`,
    },
    currency: (name, on) =>
      say`以${name}发放，按${on === "earning" ? "所得所属期间最后一天" : "发放当日"}的汇率折算。`,
    round: (mode, count) => say`每次发放的总额${rounding(mode, count)}。`,
  },
  target: {
    goal: (value) => say`总目标为${value}。`,
    cover: (share) => say`按${share}向下分解。`,
    plannedAnew: (goal, from) => say`${goal}（自${from}起重新分解）`,
    planned: say`参与分解的人员及其权重以期初当日为准。`,
    plannedOn: (day) => say`此前期间的分解保持不变；其余部分的参与人员及其权重以${day}为准。`,
    levelEqually: (level) => say`各${level}平均分配。`,
    levelBy: (level, by) => say`各${level}按${by}的比例分配。`,
    limit: (from, through, of) => say`每一份不低于${of}的${from}，不高于其${through}。`,
    clipped: {
      shared: say`因限额被截去的部分由其他对象分担。`,
      dropped: say`因限额被截去的部分不再分配。`,
    },
    phase: (unit, shares) => say`全年目标按${unit}依次分配：${joined(shares, "、")}。`,
    round: (mode, count) => say`目标${rounding(mode, count)}。`,
    scorecard: (name) => say`${name}为以下各项的加权合计：`,
    columns: {
      weight: "权重",
      item: "项目",
      value: "计算方法",
      limits: "限额",
      score: "得分",
      grade: "等级",
    },
    atLeast: (value) => say`不低于${value}`,
    atMost: (value) => say`不高于${value}`,
    missing: {
      shared: say`某项没有数值时，其权重由其他项目按比例分担。`,
      zero: say`某项没有数值时，按零计。`,
      fault: say`各项均须有数值。`,
    },
  },
  changes: {
    late: {
      label: "事后获知",
      text: say`发放之后才获知的成交、更正或取消，会改变其所属期间的所得。差额在该项目下一次发放时补发或扣回，已完成的发放不作更改。`,
    },
    reversal: {
      label: "取消",
      text: say`成交取消后，视同其从未计入而重新计算。`,
      atTiers: say`适用的档位按剩余业绩重新确定。`,
      belowZero: say`累计因此为负数时，适用第一档的比例。`,
    },
    outside: { label: "方案期间之外", text: (named) => say`只有日期${named}的业绩才计入。` },
    joining: {
      label: "入职、离职或变动",
      roster: (roster) => say`您自${roster}中首次列有您的日期起参与方案。`,
      left: (column) => say`最后一天为${column}。`,
      where: (condition) => say`只有${condition}的日子才算参与方案的日子。`,
      credits: say`在其他日子归属于您的业绩不产生所得。`,
      prorated: (figures) =>
        say`如您只在部分期间参与方案，${listed(figures, "和")}按您参与方案的日历天数折算，首尾两天均计算在内。`,
    },
    dated: {
      label: "期间内数值变动",
      opening: say`需要以岗位、薪资等数值代表整个期间时，以期间第一天的数值为准。`,
      closing: say`需要以岗位、薪资等数值代表整个期间时，以期间最后一天的数值为准。`,
      byDays: say`需要以变动的金额代表整个期间时，取其按日平均值。`,
      ofCredit: say`对单笔业绩，以计入当日的数值为准。`,
    },
    gateShuts: {
      label: "门槛不再满足",
      text: say`门槛先满足、后来又不再满足的（例如因成交取消），因此发放的金额予以扣回。`,
    },
    managers: { label: "上下级关系变动", text: say`业绩按计入当日的上下级关系向上归属。` },
    leftOver: { label: "业绩分成", text: say`份额精确计算；取整产生的尾差归份额最大者。` },
  },
  example: {
    introduction: (title, who) =>
      say`本例取自方案自带的测试${title}，以${who}为例。其中各项金额均由方案本身计算得出，且与该测试的预期一致。`,
    invented: say`人员与成交均为虚构。`,
    rows: (source) => say`${source}中的记录`,
    given: say`已知数值`,
    credited: (who) => say`归属于${who}的业绩`,
    columns: {
      date: "日期",
      entry: "记录",
      credit: "业绩",
      share: "份额",
      value: "数额",
      figure: "指标",
      how: "计算方法",
      tier: "档位",
      base: "所含部分",
      rate: "比例",
      pay: "所得",
      amount: "金额",
      payday: "发放期",
      component: "项目",
    },
    total: say`合计`,
    figures: (named) => say`${named}的指标`,
    step: (component, named) => say`${named}的${component}`,
    gateMet: (condition) => say`条件“${condition}”已满足`,
    gateOf: (what, value) => say`${what}为${value}`,
    tiers: (base, axis) => say`${axis}达到的各档所含的${base}`,
    pay: (formula, value) => say`${formula}，得出${value}。`,
    plus: (amounts, value) => say`加上一次性奖励${listed(amounts, "和")}，为${value}。`,
    times: (factor, value) => say`乘以系数 ${factor}，为${value}。`,
    raised: (floor, value) => say`按保底${floor}提高至${value}。`,
    notRaised: (floor) => say`已高于保底${floor}，不作调整。`,
    cut: (cap, value) => say`按封顶${cap}减至${value}。`,
    notCut: (cap) => say`未达到封顶${cap}。`,
    rounded: (value) => say`取整后为${value}。`,
    shared: (pot, weight, all, value, byWeight) =>
      byWeight
        ? say`参与分配的金额为${pot}。合计${all}中，本人占${weight}，分得${value}。`
        : say`参与分配的金额为${pot}，由 ${all} 人平分，分得${value}。`,
    won: (place, field, tied, value) =>
      tied === undefined
        ? say`在 ${field} 人中名列第 ${place} 名，奖金为${value}。`
        : say`在 ${field} 人中名列第 ${place} 名，${tied} 人并列，各得${value}。`,
    perCredit: say`按每笔业绩分别计算：`,
    budgetCut: say`预算不足以全额支付。`,
    result: (who, amount, component, named) => say`${who}在${named}的${component}为${amount}。`,
    payouts: (who) => say`${who}各期的发放`,
  },
  glossary: {
    credit: { word: "业绩归属", meaning: say`在某一天记在某人名下的数额。` },
    overlay: { word: "叠加业绩", meaning: say`在不减少其他人份额的情况下额外计入的业绩。` },
    measure: { word: "考核指标", meaning: say`根据某一期间归属于您的业绩计算的数值。` },
    quota: { word: "业绩目标（配额）", meaning: say`某一期间要求您达到的数额。` },
    attainment: { word: "达成率", meaning: say`实际完成额除以目标，通常以百分比表示。` },
    tiers: {
      word: "档位",
      meaning: say`比例表的各级：达到某一门槛后适用另一比例。是否达到门槛以精确数值判断，不以取整后的数值判断。`,
    },
    marginal: { word: "分段累进", meaning: say`每一部分按其所在档位的比例计算。` },
    retroactive: { word: "全额回溯", meaning: say`所达到的比例适用于从头开始的全部业绩。` },
    reached: { word: "逐笔定档", meaning: say`每一笔整笔按其达到的档位计算。` },
    topRate: { word: "最高档比例", meaning: say`超过某一点的部分全部按所达到的最高档位的比例计算。` },
    curve: { word: "收益曲线", meaning: say`以直线连接的若干节点构成的表。` },
    accumulating: { word: "逐档累积", meaning: say`每通过一档即累加该档金额。` },
    gate: { word: "发放门槛", meaning: say`未满足即不产生所得的条件。` },
    multiplier: { word: "系数", meaning: say`与金额相乘的数值。` },
    floor: { word: "保底", meaning: say`最低发放额。` },
    cap: { word: "封顶", meaning: say`最高发放额。` },
    budget: { word: "预算", meaning: say`全体参与人合计的最高发放额。` },
    proration: { word: "折算", meaning: say`按您参与方案的时间占整个期间的比例减少数额。` },
    toDate: { word: "至今累计", meaning: say`从期间开始到计算之日的累计。` },
    draw: { word: "预支", meaning: say`保证发放、并与所得相抵的款项。` },
    hold: { word: "暂扣", meaning: say`已产生的所得中，待某一条件满足后才发放的部分。` },
    clawback: { word: "追回", meaning: say`发放的依据消失后，收回已发放的金额。` },
    pool: { word: "奖金池", meaning: say`由多人共同分配的金额。` },
    ranking: { word: "排名", meaning: say`按某一指标排列的先后次序。` },
    scorecard: { word: "绩效评分卡", meaning: say`若干项目按权重加总的得分。` },
    vesting: { word: "归属", meaning: say`分期成为您所有。` },
  },
};
