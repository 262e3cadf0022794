/** The phrase book of letters in traditional Chinese, in the words of sales compensation in Taiwan. */

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
  quarter: "每季",
  half: "每半年",
  year: "每年",
};

const current: Readonly<Record<PeriodUnitWord, string>> = {
  day: "當日",
  month: "當月",
  quarter: "當季",
  half: "當半年",
  year: "當年",
};

const orders: Readonly<Record<OrderWord, string>> = {
  more: "高於",
  atLeast: "不低於",
  less: "低於",
  atMost: "不高於",
  equal: "等於",
  notEqual: "不等於",
};

const dateOrders: Readonly<Record<OrderWord, string>> = {
  more: "晚於",
  atLeast: "不早於",
  less: "早於",
  atMost: "不晚於",
  equal: "為",
  notEqual: "不是",
};

/** What stands before and behind the digits. */
const currencies: Readonly<Record<string, readonly [before: string, after: string, name: string]>> = {
  AUD: ["", "澳幣", "澳幣"],
  CAD: ["", "加幣", "加幣"],
  CHF: ["", "瑞士法郎", "瑞士法郎"],
  CNY: ["人民幣", "元", "人民幣"],
  EUR: ["", "歐元", "歐元"],
  GBP: ["", "英鎊", "英鎊"],
  HKD: ["", "港幣", "港幣"],
  INR: ["", "印度盧比", "印度盧比"],
  JPY: ["", "日圓", "日圓"],
  KRW: ["", "韓元", "韓元"],
  SGD: ["", "新加坡幣", "新加坡幣"],
  TWD: ["新臺幣", "元", "新臺幣"],
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
  const named = isFiscal ? `${year}會計年度` : `${year}年`;
  switch (unit) {
    case "year":
      return isFiscal ? named : `${year}年度`;
    case "half":
      return `${named}${index === 1 ? "上半年" : "下半年"}`;
    case "quarter":
      return `${named}第${"一二三四"[index - 1]}季`;
    case "month":
      return `${year}年${index}月`;
  }
}

function inEach(unit: PeriodUnitWord | undefined): string {
  return unit === undefined ? "" : each[unit];
}

function rounding(mode: "half even" | "half up" | "up" | "down", count: string): string {
  const to = count === "0" ? "保留到整數" : `保留 ${count} 位小數`;
  switch (mode) {
    case "half even":
      return `依「四捨六入五成雙」${to}`;
    case "half up":
      return `四捨五入，${to}`;
    case "up":
      return `${to}，餘數一律進位`;
    case "down":
      return `${to}，餘數一律捨去`;
  }
}

function against(components: readonly Part[]): Text {
  return components.length === 0 ? say`` : say`，並與${listed(components, "和")}相抵`;
}

/** 每筆簽約額: a credit's name says already that it is one. */
function eachOf(credit: Part): Text {
  const [first, ...others] = joined([credit]);
  if (first === undefined || typeof first === "string" || !first.text.startsWith("單筆"))
    return say`每一${credit}`;
  return joined([{ ...first, text: `每筆${first.text.slice(2)}` }, ...others]);
}

function unitOfTime(unit: PeriodUnitWord): string {
  return { day: "天", month: "個月", quarter: "季", half: "個半年", year: "年" }[unit];
}

export const zhHant: Phrases = {
  language: "zh-Hant",
  marks: {
    openQuote: "「",
    closeQuote: "」",
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
    oneCredit: (name) => `單筆${name}`,
    rowsOf: (name) => `${name}${/[\p{Script=Latin}\p{Nd}]$/u.test(name) ? " " : ""}表`,
    about: (number) => `約 ${number}`,
  },
  time: {
    unit: units,
    plural: { day: "天", month: "月份", quarter: "季度", half: "半年度", year: "年度" },
    each,
    the: current,
    wholePlan: "整個方案期間",
    date: day,
    fromThrough: (from, through) => say`自${from}起至${through}止`,
    from: (date) => say`自${date}起`,
    through: (date) => say`至${date}止`,
    during: (value, validity) => say`${validity}為${value}`,
    period,
    days: (count) => `${count} 天`,
    months: (count) => `${count} 個月`,
    units: (count) => `${count} 個單位`,
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
    nothing: "無",
  },
  expression: {
    you: say`您`,
    yours: (what) => say`您的${what}`,
    theirs: (what) => say`其${what}`,
    yourPart: (goal) => say`您在${goal}中的部分`,
    partOf: (unit, goal) => say`該${unit}在${goal}中的部分`,
    ofOwner: (what, owner) => say`${owner}的${what}`,
    enteredFor: (what, rows) => say`${rows}中為您列明的${what}`,
    enteredForGroup: (what, group, rows) => say`${rows}中該${group}的${what}`,
    entered: (what, rows) => say`${rows}中的${what}`,
    percentOf: (percent, of) => say`${of}的${percent}`,
    forEach: (amount, what, where, window) =>
      say`${window ?? ""}${where === undefined ? "" : say`${where}的`}${what}，每筆${amount}`,
    lowest: (parts) => say`${listed(parts, "與")}中的較低者`,
    highest: (parts) => say`${listed(parts, "與")}中的較高者`,
    roundedTo: (value, step) => say`${value}（以${step}為單位進位）`,
    prorated: (value, isFormula) =>
      isFormula
        ? say`依您參與方案的天數按比例計算的（${value}）`
        : say`依您參與方案的天數按比例計算的${value}`,
    atStart: (value) => say`期初的${value}`,
    atEnd: (value) => say`期末的${value}`,
    dayAverage: (value) => say`${value}的按日平均值`,
    quarterly: (value) => say`${value}的四分之一`,
    monthly: (value) => say`${value}的十二分之一`,
    before: (value) => say`上一期的${value}`,
    monthsInPlan: say`您參與方案的月數`,
    lookedUp: (table, by) => say`${table}（依${listed(by, "和")}）`,
    readAt: (tiers, axis) => say`${axis}對應的${tiers}`,
    converted: (value, code, on) => say`依${on}當日匯率換算為${currency(code)?.[2] ?? code}的${value}`,
    unlessAbsent: (value, otherwise) => say`${value}（無法計算時取${otherwise}）`,
    uncapped: (component) => say`上限前的${component}`,
    excess: (component) => say`${component}超出上限的部分`,
    ofCredit: (what, credit) => say`${credit}的${what}`,
    creditedOn: (credit) => say`${credit}的計入日期`,
    shareOf: (credit) => say`您在${credit}中的份額`,
    receiverOf: (credit) => say`${credit}的歸屬人`,
    aggregate: {
      sum: (of) => say`${of}合計`,
      count: (of) => say`${of}的筆數`,
      average: (of) => say`${of}的平均值`,
      lowest: (of) => say`最低的${of}`,
      highest: (of) => say`最高的${of}`,
    },
    countOf: (what) => say`${what}`,
    inRows: (value, rows, condition) =>
      condition === undefined ? say`${rows}中的${value}` : say`${rows}中${condition}的${value}`,
    rowsOfEntry: (rows) => say`該筆紀錄的${rows}`,
    countRows: (rows, condition) =>
      condition === undefined ? say`${rows}中的紀錄數` : say`${rows}中${condition}的紀錄數`,
    periodsIn: (periods, scorecard, condition) =>
      condition === undefined
        ? say`有${scorecard}的${periods}數`
        : say`${scorecard}中${condition}的${periods}數`,
    where: (value, condition) => say`${condition}的${value}`,
    toDate: (unit) => say`${{ month: "月初", quarter: "季初", half: "半年初", year: "年初" }[unit]}至今的`,
    last: (count, unit) => {
      const length =
        unit === "month" || unit === "quarter" ? `${count} 個${units[unit]}` : `${count} 個${units[unit]}`;
      return count === "1" ? say`${current[unit]}的` : say`最近 ${length}的`;
    },
    within: (value, window) => say`${window}${value}`,
    cases: (hit, cases, otherwise) => {
      const list = joined(
        [
          ...cases.map(({ value, when }) => say`${when}時為${value}`),
          ...(otherwise === undefined ? [] : [say`其他情況為${otherwise}`]),
        ],
        "；",
      );
      switch (hit) {
        case "unique":
        case "first":
          return list;
        case "sum":
          return say`以下各項中所有適用項之和：${list}`;
        case "max":
          return say`以下各項中適用的最高者：${list}`;
        case "min":
          return say`以下各項中適用的最低者：${list}`;
      }
    },
    weightedTotal: say`加權合計`,
    weighted: (items) =>
      say`以下各項的加權合計：${joined(
        items.map(({ weight, name, value }) => say`${name}佔${weight}（${value}）`),
        "、",
      )}`,
    compared: (left, order, right) => say`${left}${orders[order]}${right}`,
    dated: (left, order, right) => say`${left}${dateOrders[order]}${right}`,
    is: (left, right) => say`${left}為${right}`,
    isNot: (left, right) => say`${left}不為${right}`,
    holds: (what) => say`${what}為「是」`,
    holdsNot: (what) => say`${what}為「否」`,
    exists: (what) => say`有${what}`,
    isAbsent: (what) => say`沒有${what}`,
    not: (condition) => say`不滿足「${condition}」`,
  },
  letter: {
    kind: "激勵獎金方案確認書",
    introduction: (plan) =>
      say`本確認書說明您在方案${plan}下的浮動薪酬如何計算：哪些業績歸您、如何考核、可以獲得什麼以及何時發放。`,
    addressed: say`文中的「您」指在文末簽署的參與人。帶底線的詞是方案本身使用的名稱。`,
    head: {
      period: "方案期間",
      fiscalYear: "會計年度",
      takesPart: "適用人員",
      currency: "幣別",
      paid: "發放週期",
      participant: "參與人",
    },
    fiscalYear: (first, named) => say`自${first}開始，以${named === "start" ? "起始" : "結束"}年份命名`,
    everybody: say`在方案下獲得業績認列的所有人員`,
    everybodyIn: (roster) => say`${roster}中的所有人員`,
    everybodyWho: (condition) => say`${condition}的人員`,
    headings: {
      glance: "方案概覽",
      credits: "業績認列",
      figures: "考核指標",
      targets: "目標與評分",
      paying: "發放辦法",
      changes: "特殊情形",
      values: "方案參數",
      example: "計算範例",
      glossary: "名詞解釋",
    },
    glance: { what: "可獲得的項目", measured: "考核週期", paid: "發放週期", clause: "條款" },
    glanceIntroduction: say`您在本方案下可以獲得：`,
    valuesIntroduction: say`以下數值由方案確定，在所列期間內有效。`,
    values: { name: "參數", value: "數值", inForce: "有效期" },
    always: say`整個方案期間`,
    forYou: (validity) => (validity === undefined ? say`對您適用` : say`對您適用，${validity}`),
    individualTerms: say`與個別參與人另行約定的條款，載於其本人的確認書。`,
    glossary: { word: "名詞", meaning: "說明" },
    ownNames: say`本確認書所用名稱與方案原文名稱的對照：`,
    ownName: { here: "本確認書", plan: "方案原文" },
    acceptance: {
      heading: "確認與簽署",
      text: (plan) => say`雙方簽署即表示已閱讀本確認書，並確認方案${plan}下的薪酬依本確認書所述計算。`,
      participant: "參與人",
      company: "公司代表",
      name: "姓名",
      title: "職務",
      date: "日期",
      signature: "簽名",
      mark: (plan, digest) =>
        say`本確認書由方案${plan}本身生成，與計算薪酬所用的規則完全一致。規則指紋（SHA-256）：${digest}`,
    },
  },
  credit: {
    introduction: say`薪酬從業績認列開始計算：哪些業績記在您名下、記在哪一天、記多少。`,
    counts: (rows) => say`${rows}中的每條紀錄均計入。`,
    countsIf: (rows, condition) => say`${rows}中${condition}的紀錄計入。`,
    countsOfCredit: (credit) => say`上述${eachOf(credit)}在此再次計入。`,
    countsOfCreditIf: (credit, condition) => say`上述${condition}的${credit}在此再次計入。`,
    on: (date) => say`計入日期為${date}。`,
    onWith: (date, value) => say`計入日期為${date}，計入的數額為${value}。`,
    its: (column) => say`${column}`,
    onSameDay: (credit) => say`計入日期與${credit}相同。`,
    onSameDayWithSameValue: (credit) => say`計入日期和數額均與${credit}相同。`,
    worth: (value) => say`計入的數額為${value}。`,
    whole: (who) => say`全額歸${who}`,
    part: (share, who) => say`其中${share}的部分歸${who}`,
    partIn: (column, who) => say`依${column}所列的比率歸${who}`,
    rest: (who) => say`其餘部分歸${who}`,
    overlay: (share, who) => say`另外，其${share}疊加計入${who}`,
    overlayWhole: (who) => say`另外，全額疊加計入${who}`,
    takesNothing: say`這不減少其他人的份額。`,
    ifAny: (sentence) => say`${sentence}（如有）`,
    the: (who) => say`${who}`,
    person: say`業績歸屬人`,
    managersOf: (who) => say`${who}在計入當日的各級主管`,
    inForce: (validity) => say`適用於日期${validity}的紀錄。`,
    finalAfter: (duration) => say`該日期之後超過 ${duration}才得知的變動不再影響業績認列。`,
    means: (columns) =>
      say`其中，${joined(
        columns.map(({ name, formula }) => say`${name}＝${formula}`),
        "；",
      )}。`,
  },
  figure: {
    introduction: say`以下指標決定您的所得。計算過程保持精確，到最後一步才處理尾數。`,
    name: "指標",
    per: "週期",
    how: "計算方法",
    target: "目標",
    perCredit: (credit) => say`${eachOf(credit)}`,
    perPlan: say`整個方案`,
    perOwner: (owner, named) => (named === undefined ? say`依${owner}` : say`依${owner}，${named}`),
    ofGroup: (column) => say`同一${column}的全體成員合併計算。`,
    ofPlan: say`全體參與人合併計算。`,
    wholePlans: (named) => say`整個方案，${named}`,
  },
  table: {
    caption: (name) => say`${name}`,
    any: say`任意`,
    otherwise: say`其他情況`,
    hit: {
      unique: say`有且只有一列適用。`,
      first: say`多列符合時，以最先列出的一列為準。`,
      sum: say`符合的各列相加。`,
      max: say`多列符合時，取最高值。`,
      min: say`多列符合時，取最低值。`,
    },
    noRow: say`方案未規定其他情況。`,
    range: {
      from: (low) => say`${low}及以上`,
      above: (low) => say`${low}以上（不含）`,
      below: (high) => say`低於${high}`,
      through: (high) => say`${high}及以下`,
      fromBelow: (low, high) => say`${low}（含）至${high}（不含）`,
      fromThrough: (low, high) => say`${low}（含）至${high}（含）`,
      aboveBelow: (low, high) => say`${low}（不含）至${high}（不含）`,
      aboveThrough: (low, high) => say`${low}（不含）至${high}（含）`,
    },
  },
  tiers: {
    caption: (name) => say`${name}`,
    rate: "比率",
    amount: "金額",
    plus: "達到時一次發給",
    point: "節點",
    mode: {
      marginal: (base) =>
        say`分級累進：每一級距的比率只適用於${base}落在該級距內的部分；達到更高級距不改變較低級距部分的所得。`,
      retroactive: (base) => say`全額回溯：所達到的最高級距的比率適用於全部${base}，從第一筆起算。`,
      reached: (base) => say`逐筆定級：${base}中的每一筆依計入該筆後累計所處的級距，整筆適用該級距的比率。`,
      curve: () => say`線性插值：表中各節點之間依直線變化。`,
      accumulating: () => say`逐級累積：已通過的各級距金額全部計入，目前級距依已完成的比例計入。`,
    },
    topRate: (base, above) =>
      say`${above}以內，${base}的各部分依所在級距的比率計算；超過${above}的部分，全部依所達到的最高級距的比率計算。`,
    called: say`適用所達到的最高級距的數值。`,
    belowZero: say`累計為負數時，依第一級距的比率扣回。`,
    plusOnce: say`一次獎勵在達到該級距時支付一次，不乘以比率。`,
    beneath: (value) => say`低於第一個節點時為${value}。`,
    beneathFirst: say`低於第一個節點時，依第一個節點的數值。`,
    beyondFlat: say`超過最後一列後，數值不再變化。`,
    beyondRising: say`超過最後一列後，依相同斜率繼續上升。`,
    end: (at) => say`最後一個級距在${at}時滿額。`,
  },
  matrix: {
    stepped: (axis) => say`${axis}依分段取值。`,
    interpolated: (axis) => say`${axis}在所列各點之間依直線內插。`,
    beyond: { flat: say`超出邊緣時取邊緣處的數值。`, fault: say`超出邊緣時沒有數值。` },
  },
  curve: {
    caption: (component) => say`${component}收益曲線`,
    description: (component, axis, from, to) =>
      `${component}隨${axis}變化的曲線，起點為${from}，終點為${to}；各點數值見下表。`,
    example: (what, value, test) => say`繪圖時取${what}為${value}，資料取自方案自帶的測試${test}。`,
    roundExample: (what, value) => say`為便於說明，繪圖時取${what}為${value}。`,
    justBelow: "臨近該點之前",
    from: "達到該點時",
    smallCredits: say`曲線假設業績由許多小額訂單組成；大額訂單整筆依其達到的級距計算。`,
    gateOpen: say`假設下述發放門檻已滿足。`,
    without: (limits) => say`圖中未計入：${listed(limits, "和")}。`,
    withLimits: (limits) => say`圖中已計入：${listed(limits, "和")}。`,
    limit: { gate: "發放門檻", times: "係數", floor: "保底", cap: "上限", rounding: "尾數處理" },
  },
  earning: {
    labels: {
      pay: "可獲得",
      gate: "發放門檻",
      times: "係數",
      floor: "保底",
      cap: "上限",
      budget: "預算",
      vest: "歸屬",
      final: "最終確定",
      given: "授予",
      paid: "發放",
      round: "尾數處理",
      inForce: "有效期",
      clause: "條款",
      grant: "可獲得",
    },
    pay: (what) => say`您可獲得：${what}。`,
    payPerCredit: (credit, what) => say`對歸屬於您的${eachOf(credit)}，您可獲得：${what}。`,
    payAt: (base, axis) => say`以${base}為基數，依下表比率計算；適用的比率取決於${axis}：`,
    payAtItself: (base) => say`以${base}為基數，依下表比率計算；適用的比率取決於其數額：`,
    payTimes: (base, axis) => say`您可獲得：${base}乘以下表的數值，該數值取決於${axis}：`,
    gate: (condition) => say`須滿足以下條件方可獲得：${condition}。未滿足時本項為零。`,
    gateTakesPart: (condition) => say`僅${condition}的人員參與。`,
    gatePerCredit: (condition) => say`僅在滿足以下條件時獲得：${condition}。`,
    pastPaid: (named) => say`條件滿足後，${named}此前計入的業績一併計發。`,
    pastLost: say`條件滿足之前計入的業績不予發放，但仍計入級距累計。`,
    times: (factor) => say`金額乘以係數：${factor}。`,
    floor: (amount, per) => say`${inEach(per)}不低於${amount}。`,
    floorGated: say`未滿足發放門檻時不適用保底。`,
    cap: (amount, per) => say`${inEach(per)}最高為${amount}。`,
    capUsed: (unit) => say`${current[unit]}較早期間已發生的金額一併計入。`,
    excessLost: say`超出部分不予發放，以後也不補發。`,
    excessCarried: (through) => say`超出部分結轉至以後期間，最遲至${through}。`,
    budget: (amount, per) => say`全體參與人${inEach(per)}合計最高為${amount}。`,
    overrun: {
      cut: say`依日期先後使用；最後一筆只能部分容納時，截至餘額為止。`,
      stops: say`依日期先後使用；第一筆無法全額容納的及其之後的均不發放。`,
      scaled: say`預算不足時，所有金額依同一比例縮減。`,
    },
    vest: (share, unit) => say`期末後每滿一${unitOfTime(unit)}歸屬 ${share}，直至全部歸屬。`,
    vestLeavers: {
      included: say`離職後仍繼續歸屬。`,
      excluded: say`最後一天之後尚未歸屬的部分失效。`,
    },
    finalAfter: (duration) => say`期末之後超過 ${duration}才得知的變動不再影響本項。`,
    paid: (measured, paid) =>
      measured === undefined
        ? say`${each[paid]}結束後發放。`
        : say`${measured}計算，${each[paid]}結束後發放。`,
    paidOften: (measured, paid) =>
      say`以整個${units[measured]}計算，${each[paid]}發放：每${paid === "quarter" ? "季" : units[paid]}底計算${current[measured]}至今的所得，扣除${current[measured]}此前已發放的金額後發放。目標始終以整個${units[measured]}計。`,
    inForce: (validity) => say`本項${validity}有效。`,
    round: (mode, count) => say`金額只在最後處理一次尾數：${rounding(mode, count)}。`,
    given: (unit) => say`${each[unit]}結束後授予。`,
    givenOnce: say`方案期滿後授予。`,
    grantPerCredit: (credit, sentence) => say`${sentence}對歸屬於您的${eachOf(credit)}分別計算。`,
    grantOne: (label) => say`您將獲得：${label}。`,
    grant: (what, label) =>
      label === undefined ? say`您可獲得：${what}。` : say`您可獲得：${what}（${label}）。`,
    share: (amount, among) => say`由${among}共同分配：${amount}。`,
    shareSplit: (by) => (by === undefined ? say`平均分配。` : say`依${by}的比例分配。`),
    leavers: {
      included: say`期間離職的人員照常參與分配。`,
      excluded: say`期間離職的人員不參與分配。`,
      "by days": say`期間離職的人員依參與方案的天數參與分配；期間到職的人員全額參與。`,
    },
    leftover: {
      largest: say`各份先捨去零頭，餘下的最小單位依次歸捨去最多的各份。`,
      first: say`捨入產生的尾差歸第一位。`,
      last: say`捨入產生的尾差歸最後一位。`,
      running: say`捨入差額逐份結轉，不留尾差。`,
    },
    payees: say`方案的全體參與人`,
    sameOf: (column) => say`同一${column}的全體人員`,
    rank: (by, among) => say`${among}依${by}由高到低排名。`,
    ties: {
      each: say`並列者均取得該名次及全額獎勵，其後的名次順延空缺。`,
      pooled: say`並列者平分所佔各名次的獎勵。`,
    },
    tiebreak: (by) => say`並列時，${by}較高者優先。`,
    field: (count) => say`參評人數不少於 ${count} 人時方可評獎。`,
    place: "名次",
    prize: "獎勵",
    places: (first, last) => (last === undefined ? say`第 ${first} 名` : say`第 ${first} 至 ${last} 名`),
    top: (count) => say`前${count}`,
  },
  paying: {
    introduction: (unit) => say`${each[unit]}結束後向您發放：`,
    toDate: say`每次發放時，對當次發放的各個項目，根據當日已知的全部資訊重新計算您至今的全部所得，扣除此前已發放的金額，發放其差額。`,
    labels: {
      hold: "保留",
      draw: "預支",
      guarantee: "保底",
      cap: "上限",
      negative: "負數餘額",
      leaver: "離職",
      round: "尾數處理",
      currency: "發放幣別",
      inForce: "有效期",
    },
    lines: {
      hold: "保留",
      release: "保留款發放",
      lost: "不再發放",
      cap: "上限扣減",
      draw: "預支",
      recovery: "扣抵預支",
      carry: "結轉",
      forgiven: "免除",
      exchange: "匯率差額",
      manual: "人工調整",
      collected: "收回",
      rounding: "尾數處理",
    },
    linesBack: { hold: "取消保留", cap: "前期超過上限部分補發", carry: "前期餘額扣抵" },
    dayIn: (column) => say`${column}當日`,
    drawLeaving: say`離職當期不發放預支。`,
    holdUntil: (share, component, until) => say`${component}的${share}逐筆保留，直至${until}。`,
    holdReleasedBy: (share, component, by) => say`${component}的${share}逐筆保留，並依${by}的比例發放。`,
    draw: (amount, unit, components) => say`${each[unit]}至少向您發放${amount}${against(components)}。`,
    drawAdvance: (amount, unit, components) =>
      say`${each[unit]}發放日之前先向您支付${amount}，並從該次${components.length === 0 ? "" : say`${listed(components, "和")}的`}應發金額中扣除。`,
    settledApart: (components) =>
      say`${listed(components, "和")}的欠額只從其自身以後的發放額中扣抵，不從其他項目中扣抵；其他項目的欠額也不從中扣抵。`,
    recoverable: say`超出所得的部分屬於預支款，從以後的所得中扣抵；預支有效期間，扣抵後的發放額不低於預支額。`,
    nonrecoverable: say`超出所得的部分歸您所有，無須返還。`,
    forgiven: (date) => say`${date}仍未抵清的餘額予以免除。`,
    drawWhen: (validity) => say`預支${validity}有效。`,
    cap: (amount, per) => say`${inEach(per)}發放最高為${amount}。`,
    negative: {
      carried: say`應發金額為負數時，當期不發放，餘額結轉至下次發放。`,
      collected: say`應發金額為負數時，立即向您收回。`,
    },
    leaver: {
      owes: say`離職時如有應返還的餘額，由您返還。`,
      forgiven: say`離職時如有應返還的餘額，予以免除。`,
    },
    held: {
      paid: say`保留款在離職時發放。`,
      lost: say`保留款在離職時不再發放。`,
      waits: say`保留款在離職後滿足條件時仍予發放。`,
    },
    currency: (name, on) =>
      say`以${name}發放，依${on === "earning" ? "所得所屬期間最後一天" : "發放當日"}的匯率換算。`,
    round: (mode, count) => say`每次發放的總額${rounding(mode, count)}。`,
  },
  target: {
    goal: (value) => say`總目標為${value}。`,
    cover: (share) => say`依${share}向下分解。`,
    plannedAnew: (goal, from) => say`${goal}（自${from}起重新分解）`,
    planned: say`參與分解的人員及其權重以期初當日為準。`,
    plannedOn: (day) => say`此前期間的分解保持不變；其餘部分的參與人員及其權重以${day}為準。`,
    levelEqually: (level) => say`各${level}平均分配。`,
    levelBy: (level, by) => say`各${level}依${by}的比例分配。`,
    limit: (from, through, of) => say`每一份不低於${of}的${from}，不高於其${through}。`,
    clipped: {
      shared: say`因限額被截去的部分由其他對象分擔。`,
      dropped: say`因限額被截去的部分不再分配。`,
    },
    phase: (unit, shares) => say`全年目標依${unit}依次分配：${joined(shares, "、")}。`,
    round: (mode, count) => say`目標${rounding(mode, count)}。`,
    scorecard: (name) => say`${name}為以下各項的加權合計：`,
    columns: {
      weight: "權重",
      item: "項目",
      value: "計算方法",
      limits: "限額",
      score: "得分",
      grade: "等級",
    },
    atLeast: (value) => say`不低於${value}`,
    atMost: (value) => say`不高於${value}`,
    missing: {
      shared: say`某項沒有數值時，其權重由其他項目按比例分擔。`,
      zero: say`某項沒有數值時，以零計。`,
      fault: say`各項均須有數值。`,
    },
  },
  changes: {
    late: {
      label: "事後得知",
      text: say`發放之後才得知的成交、更正或取消，會改變其所屬期間的所得。差額在該項目下一次發放時補發或扣回，已完成的發放不作更改。`,
    },
    reversal: {
      label: "取消",
      text: say`成交取消後，視同其從未計入而重新計算。`,
      atTiers: say`適用的級距依剩餘業績重新確定。`,
      belowZero: say`累計因此為負數時，適用第一級距的比率。`,
    },
    outside: { label: "方案期間之外", text: (named) => say`只有日期${named}的業績才計入。` },
    joining: {
      label: "到職、離職或變動",
      roster: (roster) => say`您自${roster}中首次列有您的日期起參與方案。`,
      left: (column) => say`最後一天為${column}。`,
      where: (condition) => say`只有${condition}的日子才算參與方案的日子。`,
      credits: say`在其他日子歸屬於您的業績不產生所得。`,
      prorated: (figures) =>
        say`如您只在部分期間參與方案，${listed(figures, "和")}依您參與方案的日曆天數按比例計算，首尾兩天均計算在內。`,
    },
    dated: {
      label: "期間內數值變動",
      opening: say`需要以職務、薪資等數值代表整個期間時，以期間第一天的數值為準。`,
      closing: say`需要以職務、薪資等數值代表整個期間時，以期間最後一天的數值為準。`,
      byDays: say`需要以變動的金額代表整個期間時，取其按日平均值。`,
      ofCredit: say`對單筆業績，以計入當日的數值為準。`,
    },
    gateShuts: {
      label: "門檻不再滿足",
      text: say`門檻先滿足、後來又不再滿足的（例如因成交取消），因此發放的金額予以扣回。`,
    },
    managers: { label: "上下級關係變動", text: say`業績依計入當日的上下級關係向上歸屬。` },
    leftOver: { label: "業績拆分", text: say`份額精確計算；捨入產生的尾差歸份額最大者。` },
  },
  example: {
    introduction: (title, who) =>
      say`本例取自方案自帶的測試${title}，以${who}為例。其中各項金額均由方案本身計算得出，且與該測試的預期一致。`,
    invented: say`人員與成交均為虛構。`,
    rows: (source) => say`${source}中的紀錄`,
    given: say`已知數值`,
    credited: (who) => say`歸屬於${who}的業績`,
    columns: {
      date: "日期",
      entry: "紀錄",
      credit: "業績",
      share: "份額",
      value: "數額",
      figure: "指標",
      how: "計算方法",
      tier: "級距",
      base: "所含部分",
      rate: "比率",
      pay: "所得",
      amount: "金額",
      payday: "發放期",
      component: "項目",
    },
    total: say`合計`,
    figures: (named) => say`${named}的指標`,
    step: (component, named) => say`${named}的${component}`,
    gateMet: (condition) => say`條件「${condition}」已滿足`,
    gateOf: (what, value) => say`${what}為${value}`,
    tiers: (base, axis) => say`${axis}達到的各級距所含的${base}`,
    pay: (formula, value) => say`${formula}，得出${value}。`,
    plus: (amounts, value) => say`加上一次獎勵${listed(amounts, "和")}，為${value}。`,
    times: (factor, value) => say`乘以係數 ${factor}，為${value}。`,
    raised: (floor, value) => say`依保底${floor}提高至${value}。`,
    notRaised: (floor) => say`已高於保底${floor}，不作調整。`,
    cut: (cap, value) => say`依上限${cap}減至${value}。`,
    notCut: (cap) => say`未達到上限${cap}。`,
    rounded: (value) => say`處理尾數後為${value}。`,
    shared: (pot, weight, all, value, byWeight) =>
      byWeight
        ? say`參與分配的金額為${pot}。合計${all}中，本人占${weight}，分得${value}。`
        : say`參與分配的金額為${pot}，由 ${all} 人平分，分得${value}。`,
    won: (place, field, tied, value) =>
      tied === undefined
        ? say`在 ${field} 人中名列第 ${place} 名，獎金為${value}。`
        : say`在 ${field} 人中名列第 ${place} 名，${tied} 人並列，各得${value}。`,
    perCredit: say`依每筆業績分別計算：`,
    budgetCut: say`預算不足以全額支付。`,
    result: (who, amount, component, named) => say`${who}在${named}的${component}為${amount}。`,
    payouts: (who) => say`${who}各期的發放`,
  },
  glossary: {
    credit: { word: "業績認列", meaning: say`在某一天記在某人名下的數額。` },
    overlay: { word: "疊加業績", meaning: say`在不減少其他人份額的情況下額外計入的業績。` },
    measure: { word: "考核指標", meaning: say`根據某一期間歸屬於您的業績計算的數值。` },
    quota: { word: "業績目標（責任額）", meaning: say`某一期間要求您達到的數額。` },
    attainment: { word: "達成率", meaning: say`實際完成額除以目標，通常以百分比表示。` },
    tiers: {
      word: "級距",
      meaning: say`比率表的各級：達到某一門檻後適用另一比率。是否達到門檻以精確數值判斷，不以捨入後的數值判斷。`,
    },
    marginal: { word: "分級累進", meaning: say`每一部分依其所在級距的比率計算。` },
    retroactive: { word: "全額回溯", meaning: say`所達到的比率適用於從頭開始的全部業績。` },
    reached: { word: "逐筆定級", meaning: say`每一筆整筆依其達到的級距計算。` },
    topRate: { word: "最高級距比率", meaning: say`超過某一點的部分全部依所達到的最高級距的比率計算。` },
    curve: { word: "收益曲線", meaning: say`以直線連接的若干節點構成的表。` },
    accumulating: { word: "逐級累積", meaning: say`每通過一個級距即累加該級距金額。` },
    gate: { word: "發放門檻", meaning: say`未滿足即不產生所得的條件。` },
    multiplier: { word: "係數", meaning: say`與金額相乘的數值。` },
    floor: { word: "保底", meaning: say`最低發放額。` },
    cap: { word: "上限", meaning: say`最高發放額。` },
    budget: { word: "預算", meaning: say`全體參與人合計的最高發放額。` },
    proration: { word: "按比例計算", meaning: say`依您參與方案的時間佔整個期間的比例減少數額。` },
    toDate: { word: "至今累計", meaning: say`從期間開始到計算之日的累計。` },
    draw: { word: "預支", meaning: say`保證發放、並與所得相抵的款項。` },
    hold: { word: "保留款", meaning: say`已產生的所得中，待某一條件滿足後才發放的部分。` },
    clawback: { word: "追回", meaning: say`發放的依據消失後，收回已發放的金額。` },
    pool: { word: "獎金池", meaning: say`由多人共同分配的金額。` },
    ranking: { word: "排名", meaning: say`依某一指標排列的先後次序。` },
    scorecard: { word: "績效評分卡", meaning: say`若干項目依權重加總的得分。` },
    vesting: { word: "歸屬", meaning: say`分期成為您所有。` },
  },
};
