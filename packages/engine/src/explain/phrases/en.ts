/** The phrase book of explanations in English. */

import {
  type EngineLabel,
  type ExplainPhrases,
  engineLabels,
  type Move,
  type NamedLabel,
  namedLabels,
} from "./phrases.js";

const relations = {
  "=": "",
  "<>": "other than ",
  "<": "below ",
  "<=": "at most ",
  ">": "above ",
  ">=": "at least ",
} as const;

function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

function moved({ size, isLess, beyond }: Move): string {
  return `${beyond ? "more than " : ""}${size} ${isLess ? "less" : "more"}`;
}

export const en: ExplainPhrases = {
  listed,
  sentence: {
    earned: ({ who, amount, component, period, how, clauses }) =>
      `${who} earned ${amount} ${component} for ${period}${how.length === 0 ? "" : `: ${how.join(", ")}`}${clauses}.`,
    earnedNothing: ({ who, component, period, clauses }) =>
      `${who} earned no ${component} for ${period}${clauses}.`,
    between: " ",
    clauses: (clauses) => `, as ${listed(clauses)} ${clauses.length === 1 ? "says" : "say"}`,
    nothingCredited: "nothing was credited",
    noPart: "no part in the share",
    inAmounts: (count) => `in ${count} amounts`,
    totalInAmounts: (total, count) => `${total} in ${count} amounts`,
    as: (amount, group) => `${amount} as ${group}`,
    plus: (amounts) => amounts.join(" plus "),
    times: (factors) => factors.join(" times "),
    at: (base, rates) => `${base} at ${listed(rates)}`,
    partOf: (part, whole) => `${part} of ${whole ?? "the whole"}`,
    named: (amount, name) => `${amount} (${name})`,
    plusAmount: (amount) => `plus ${amount}`,
    timesFactor: (factor) => `times ${factor}`,
    raised: (before, floor) => `raised from ${before} to the floor of ${floor}`,
    cut: (before, cap) => `cut from ${before} to the cap of ${cap}`,
    atCap: (cap) => `just at the cap of ${cap}`,
    belowCap: (cap) => `below the cap of ${cap}`,
    cutByBudget: (before) => `cut from ${before} by the budget`,
  },
  need: {
    gate: (need) => `The gate is shut: ${need}.`,
    condition: (need) => `Not met: ${need}.`,
    point: (of, need) => `To the next point of ${of}: ${need}.`,
    tier: (need) => `To the next tier: ${need}.`,
    cap: (found, by, wanted) => `The cap of ${found} cut ${by} from ${wanted}.`,
    capOf: (cap) => `The cap ${cap} cut the amount.`,
    budget: (found, wanted) => `The budget left ${found} of ${wanted}.`,
    budgetCut: "The budget cut the amount.",
    all: (needs) => needs.join("; and "),
    any: (needs) => needs.join("; or "),
    group: (need) => `(${need})`,
    notAsked: (subject) => `${subject} was not asked`,
    must: (subject, found, relation, wanted, takes) =>
      `${subject} is ${found} and must be ${relations[relation]}${wanted}${takes}`,
    takes: (by, drive) =>
      `, which takes ${moved(by)}${drive === undefined ? "" : ` (${moved(drive)} ${drive.subject})`}`,
    points: (count) => `${count} percentage ${count === "1" ? "point" : "points"}`,
  },
  statement: {
    limit: (step, by) => (by.length === 0 ? step : `${step} of ${by.join(" and ")}`),
  },
  labels: {
    named: Object.fromEntries(engineLabels.map((label) => [label, label])) as Record<
      EngineLabel,
      EngineLabel
    >,
    about: Object.fromEntries(
      namedLabels.map((label) => [label, (name: string) => label.replace("*", name)]),
    ) as Record<NamedLabel, (name: string) => string>,
    tier: (tiers, number) => `${tiers}, tier ${number}`,
    of: (label, owners) => `${label} of ${owners.join(", ")}`,
    inPeriod: (label, period) => `${label}, ${period}`,
  },
  value: (shown) => shown,
};
