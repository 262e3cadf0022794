import { generateCstDts } from "chevrotain";
import { expect, it } from "vitest";
import { PlanGrammar, type RuleName } from "./grammar.js";
import { type GrammarPart, grammarRules, membersOf, serializeGrammar } from "./grammar-rules.js";
import type { TokenType } from "./token.js";

const heading = `/**
 * The parse tree's types, generated from the grammar: \`npx vitest run grammar.test --update\` writes them anew.
 * biome-ignore-all format: generated
 * biome-ignore-all lint: generated
 */

`;

it("has parse tree types that fit the grammar", async () => {
  const grammar = new PlanGrammar({ checked: true });
  const types = generateCstDts(grammar.getGAstProductions(), { includeVisitorInterface: false });
  await expect(heading + types).toMatchFileSnapshot("./cst.ts");
});

it("can be written down and read again", () => {
  const rules = serializeGrammar();
  expect(rules[0]?.name).toBe("file");
  expect(JSON.parse(JSON.stringify(rules))).toEqual(rules);
});

/**
 * Chevrotain compares the alternatives of a choice only, so an optional part that could also be what
 * follows it would be read silently one way. These are all there are, each decided by a gate.
 */
it("is LL(1) but for what a gate decides", () => {
  expect(conflicts()).toEqual(
    [
      // A column may be called anything, so a word before a colon is the next column's name.
      "modifiers: repeat: default header key optional",
      "type: optional: Code mixed",
      "type: optional: per",
      "expression: repeat: and else or",
      "factor: optional: in",
      // `sum`, `first` and their kin are names, too: what follows them decides.
      "atom: choice: average count highest lowest sum",
      "atom: choice: first max min sum unique",
      "atom: choice: weighted",
      "atom: choice: sum",
    ].sort(),
  );
});

type Types = ReadonlySet<TokenType>;

/** Where one token does not decide whether a part is read: `rule: kind of part: tokens`. */
function conflicts(): string[] {
  const rules = [...grammarRules().values()];
  const first = new Map<RuleName, Set<TokenType>>(rules.map(({ name }) => [name, new Set()]));
  const follow = new Map<RuleName, Set<TokenType>>(rules.map(({ name }) => [name, new Set()]));
  const nullable = new Set<RuleName>();

  const isNullable = (part: GrammarPart): boolean => {
    switch (part.kind) {
      case "terminal":
        return false;
      case "rule":
        return nullable.has(part.name);
      case "optional":
        return true;
      case "choice":
        return part.alternatives.some((alternative) => alternative.every(isNullable));
      case "repeat":
        return part.atLeast === 0 || part.parts.every(isNullable);
    }
  };
  const firstOf = (part: GrammarPart): readonly TokenType[] => {
    switch (part.kind) {
      case "terminal":
        return membersOf(part.terminal);
      case "rule":
        return [...(first.get(part.name) ?? [])];
      case "choice":
        return part.alternatives.flatMap((alternative) => [...firstOfAll(alternative)]);
      case "optional":
      case "repeat":
        return [...firstOfAll(part.parts)];
    }
  };
  const firstOfAll = (parts: readonly GrammarPart[]): Types => {
    const end = parts.findIndex((part) => !isNullable(part));
    return new Set((end < 0 ? parts : parts.slice(0, end + 1)).flatMap(firstOf));
  };
  const behind = (parts: readonly GrammarPart[], at: number, after: Types): Types => {
    const rest = parts.slice(at + 1);
    return rest.every(isNullable) ? new Set([...firstOfAll(rest), ...after]) : firstOfAll(rest);
  };

  let changed = true;
  const add = (set: Set<TokenType> | undefined, types: Iterable<TokenType>) => {
    for (const type of types) {
      if (!set || set.has(type)) continue;
      set.add(type);
      changed = true;
    }
  };
  const followIn = (parts: readonly GrammarPart[], after: Types): void => {
    for (const [at, part] of parts.entries()) {
      const next = behind(parts, at, after);
      if (part.kind === "rule") add(follow.get(part.name), next);
      if (part.kind === "optional") followIn(part.parts, next);
      if (part.kind === "choice") for (const each of part.alternatives) followIn(each, next);
      if (part.kind === "repeat") {
        const again = part.separator ? membersOf(part.separator) : firstOfAll(part.parts);
        followIn(part.parts, new Set([...again, ...next]));
      }
    }
  };
  while (changed) {
    changed = false;
    for (const { name, parts } of rules) {
      if (parts.every(isNullable) && !nullable.has(name)) {
        nullable.add(name);
        changed = true;
      }
      add(first.get(name), firstOfAll(parts));
      followIn(parts, follow.get(name) ?? new Set());
    }
  }

  const found: string[] = [];
  const compare = (rule: RuleName, kind: string, one: Iterable<TokenType>, other: Types) => {
    const both = [...new Set(one)].filter((type) => other.has(type)).sort();
    if (both.length > 0) found.push(`${rule}: ${kind}: ${both.join(" ")}`);
  };
  const search = (rule: RuleName, parts: readonly GrammarPart[], after: Types): void => {
    for (const [at, part] of parts.entries()) {
      const next = behind(parts, at, after);
      switch (part.kind) {
        case "optional":
          compare(rule, "optional", firstOfAll(part.parts), next);
          search(rule, part.parts, next);
          break;
        case "repeat": {
          const again = part.separator ? new Set(membersOf(part.separator)) : firstOfAll(part.parts);
          compare(rule, "repeat", again, next);
          search(rule, part.parts, new Set([...again, ...next]));
          break;
        }
        case "choice":
          for (const [index, alternative] of part.alternatives.entries()) {
            for (const other of part.alternatives.slice(index + 1)) {
              compare(rule, "choice", firstOfAll(alternative), firstOfAll(other));
            }
            search(rule, alternative, next);
          }
          break;
      }
    }
  };
  for (const { name, parts } of rules) search(name, parts, follow.get(name) ?? new Set());
  return found.sort();
}
