/**
 * The parser's grammar, as Chevrotain serialises it, turned into a small tree that both the EBNF and the
 * diagrams are written from: parts that only serve recovery are put back where they are used.
 *
 * A node is `{ kind: "word" | "sign" | "token" | "rule", text }`, `{ kind: "sequence" | "choice", items }`,
 * `{ kind: "optional", item }` or `{ kind: "repeat", item, separator?, optional }`.
 */

/** What the parser's categories of tokens are called in the documentation. */
const tokens = {
  Name: "NAME",
  AnyWord: "WORD",
  TypeName: "TYPE",
  Identifier: "NAME",
  Code: "CODE",
  Date: "DATE",
  Period: "PERIOD",
  Percent: "PERCENT",
  Money: "MONEY",
  Quantity: "DURATION",
  Number: "NUMBER",
  Text: "TEXT",
};

/** Each statement's page and the rule it is drawn from. */
export const statements = [
  ["language", "languageLine"],
  ["use", "useStatement"],
  ["plan", "planStatement"],
  ["data", "dataStatement"],
  ["param", "paramStatement"],
  ["table", "tableStatement"],
  ["matrix", "matrixStatement"],
  ["tiers", "tiersStatement"],
  ["credit", "creditStatement"],
  ["measure", "figureStatement"],
  ["quota", "figureStatement"],
  ["scorecard", "scorecardStatement"],
  ["goal", "goalStatement"],
  ["component", "componentStatement"],
  ["award", "componentStatement"],
  ["payout", "payoutStatement"],
  ["journal", "journalStatement"],
  ["given", "givenStatement"],
  ["test", "testStatement"],
  ["prove", "proveStatement"],
];

/** Rules that stay rules although one place uses them, because a reader looks for them by name. */
const kept = new Set([
  ...["file", "statement", "mode", "cell"],
  ...["expression", "condition", "operator", "atom", "aggregate", "window", "choice", "reference"],
]);

/**
 * @param serialised what `getSerializedGastProductions()` answers
 * @param categories the words in each category that has no name of its own: `{ PeriodWord: [...] }`
 * @returns the rules that remain, by name, in the order of the grammar
 */
export function readRules(serialised, categories) {
  const definitions = new Map(serialised.map((rule) => [rule.name, rule.definition]));
  const uses = countUses(serialised);
  const inlined = (name) =>
    uses.get(name) === 1 &&
    !kept.has(name) &&
    !name.endsWith("Clause") &&
    !statements.some(([, rule]) => rule === name);

  const node = (production) => {
    switch (production.type) {
      case "Terminal":
        return terminal(production, categories);
      case "NonTerminal":
        return inlined(production.name)
          ? sequence(definitions.get(production.name).map(node))
          : { kind: "rule", text: ruleName(production.name) };
      case "Alternative":
        return sequence(production.definition.map(node));
      case "Alternation":
        return { kind: "choice", items: production.definition.map(node) };
      case "Option":
        return { kind: "optional", item: sequence(production.definition.map(node)) };
      case "Repetition":
      case "RepetitionMandatory":
      case "RepetitionWithSeparator":
      case "RepetitionMandatoryWithSeparator":
        return {
          kind: "repeat",
          item: sequence(production.definition.map(node)),
          optional: !production.type.includes("Mandatory"),
          ...(production.separator && { separator: terminal(production.separator, categories) }),
        };
      default:
        throw new Error(`the grammar has a new kind of part: ${production.type}`);
    }
  };

  const rules = new Map();
  for (const { name, definition } of serialised) {
    if (inlined(name)) continue;
    if (rules.has(ruleName(name))) throw new Error(`two rules would be shown as ${ruleName(name)}`);
    rules.set(ruleName(name), sequence(definition.map(node)));
  }
  return rules;
}

/** `planStatement` is shown as `plan`, `roundLine` as `round`; other rules as they are called. */
export function ruleName(name) {
  return name.replace(/(?:Statement|Line|Policy)$/u, "");
}

/** The rules a rule needs, itself first: its clauses, but not what several statements share. */
export function ownRules(name, rules) {
  const clause = `${name}Clause`;
  return [name, ...(rules.has(clause) ? [clause] : [])];
}

/** Where the grammar allows one of several first words, only the wanted one: `quota`, not `measure`. */
export function specialised(node, word) {
  if (node.kind === "choice" && node.items.some((item) => item.kind === "word" && item.text === word)) {
    return { kind: "word", text: word };
  }
  if (node.kind !== "sequence") return node;
  return { ...node, items: node.items.map((item) => specialised(item, word)) };
}

function terminal({ name, label }, categories) {
  if (categories[name]) {
    return { kind: "choice", items: categories[name].map((text) => ({ kind: "word", text })) };
  }
  if (tokens[name]) return { kind: "token", text: tokens[name] };
  const text = label.replaceAll("`", "");
  return { kind: /^\p{ID_Start}/u.test(text) ? "word" : "sign", text };
}

/** A sequence of one is that one; a sequence within a sequence is part of it. */
function sequence(items) {
  const flat = items.flatMap((item) => (item.kind === "sequence" ? item.items : [item]));
  return flat.length === 1 ? flat[0] : { kind: "sequence", items: flat };
}

function countUses(serialised) {
  const uses = new Map();
  const visit = (production) => {
    if (production.type === "NonTerminal") {
      uses.set(production.name, (uses.get(production.name) ?? 0) + 1);
    }
    for (const part of production.definition ?? []) visit(part);
  };
  for (const rule of serialised) for (const part of rule.definition) visit(part);
  return uses;
}
