/**
 * What may stand next: a walk over the grammar with all the places a reader could be at. It serves
 * completion and the messages of syntax errors, and does not depend on the parser's state.
 */

import { unreachable } from "../invariant.js";
import type { RuleName } from "./grammar.js";
import { fits, type GrammarPart, grammarRules, type Terminals } from "./grammar-rules.js";
import type { TokenType } from "./token.js";

/** A kind of token that may stand next. */
export interface Expected {
  readonly terminal: Terminals;
  /** The rules it stands in, outermost first: `Name` in `rateUse` is a tiers' name, in `reference` any. */
  readonly rules: readonly RuleName[];
}

/** How far some tokens have come in the grammar. */
export interface Reached {
  /** In the order of the grammar, each kind and place once. */
  readonly next: readonly Expected[];
  /** Whether what stands there so far is whole. */
  readonly complete: boolean;
  /** One token further; undefined when a token of this kind does not fit. */
  after(type: TokenType): Reached | undefined;
}

/** A place in the grammar: before the part `at` of `parts`, with the place to go on at behind them. */
interface Place {
  readonly parts: readonly GrammarPart[];
  readonly at: number;
  readonly rules: readonly RuleName[];
  readonly up: Place | undefined;
  readonly key: string;
}

interface Step {
  readonly expected: Expected;
  readonly behind: Place | undefined;
}

/**
 * What may follow these tokens, read from the beginning of `rule`; undefined when they do not fit it.
 * Other gates are ignored: where they matter, both readings are offered.
 */
export function expectedAfter(
  rule: RuleName,
  tokens: readonly { readonly type: TokenType }[],
): Reached | undefined {
  return tokens.reduce<Reached | undefined>((reached, { type }) => reached?.after(type), beginningOf(rule));
}

const beginnings = new Map<RuleName, Reached>();

export function beginningOf(rule: RuleName): Reached {
  const known = beginnings.get(rule);
  if (known) return known;
  const beginning = reachedFrom([enter(rule, undefined, [])]);
  beginnings.set(rule, beginning);
  return beginning;
}

function reachedFrom(places: readonly (Place | undefined)[]): Reached {
  const { steps, complete } = reach(places);
  let next: readonly Expected[] | undefined;
  return {
    complete,
    get next() {
      next ??= distinct(steps);
      return next;
    },
    after(type) {
      const fitting = withoutCalls(steps.filter(({ expected }) => fits(type, expected.terminal)));
      return fitting.length === 0 ? undefined : reachedFrom(fitting.map(({ behind }) => behind));
    },
  };
}

/** The one gate that decides much: a bracket behind `sum` and its kin makes an aggregate, not a function's call. */
function withoutCalls(steps: readonly Step[]): readonly Step[] {
  const inside = ({ expected }: Step, rule: RuleName) => expected.rules.at(-1) === rule;
  const aggregates = steps.some((step) => step.expected.terminal === "LParen" && inside(step, "aggregate"));
  return aggregates ? steps.filter((step) => !inside(step, "arguments")) : steps;
}

function distinct(steps: readonly Step[]): Expected[] {
  const found = new Map(
    steps.map(({ expected }) => [`${expected.terminal} ${expected.rules.join(" ")}`, expected]),
  );
  return [...found.values()];
}

const ids = new WeakMap<readonly GrammarPart[], number>();
let lastId = 0;

function place(
  parts: readonly GrammarPart[],
  at: number,
  rules: readonly RuleName[],
  up: Place | undefined,
): Place {
  let id = ids.get(parts);
  if (id === undefined) {
    lastId += 1;
    id = lastId;
    ids.set(parts, id);
  }
  return { parts, at, rules, up, key: `${up?.key ?? ""}/${id}:${at}` };
}

function enter(rule: RuleName, up: Place | undefined, rules: readonly RuleName[]): Place {
  return place(grammarRules().get(rule)?.parts ?? [], 0, [...rules, rule], up);
}

/** All tokens that can be reached from these places without reading one. */
function reach(places: readonly (Place | undefined)[]): { steps: Step[]; complete: boolean } {
  const steps: Step[] = [];
  const seen = new Set<string>();
  let complete = false;

  function visit(from: Place | undefined): void {
    if (!from) complete = true;
    else if (!seen.has(from.key)) {
      seen.add(from.key);
      const part = from.parts[from.at];
      if (part) visitPart(part, from);
      else visit(from.up);
    }
  }

  function visitPart(part: GrammarPart, from: Place): void {
    const { rules } = from;
    const behind = place(from.parts, from.at + 1, rules, from.up);
    switch (part.kind) {
      case "terminal":
        steps.push({ expected: { terminal: part.terminal, rules }, behind });
        break;
      case "rule":
        visit(enter(part.name, behind, rules));
        break;
      case "optional":
        visit(place(part.parts, 0, rules, behind));
        visit(behind);
        break;
      case "choice":
        for (const alternative of part.alternatives) visit(place(alternative, 0, rules, behind));
        break;
      case "repeat": {
        const simple = part.atLeast === 0 && part.separator === undefined;
        visit(place(part.parts, 0, rules, simple ? from : place(again(part), 0, rules, behind)));
        if (part.atLeast === 0) visit(behind);
        break;
      }
      default:
        unreachable(part);
    }
  }

  for (const each of places) visit(each);
  return { steps, complete };
}

type Repeat = Extract<GrammarPart, { kind: "repeat" }>;
const repetitions = new WeakMap<Repeat, readonly GrammarPart[]>();

/** What may follow a round of a repetition: nothing, or the separator and another round. */
function again(part: Repeat): readonly GrammarPart[] {
  const known = repetitions.get(part);
  if (known) return known;
  const separator: readonly GrammarPart[] = part.separator
    ? [{ kind: "terminal", terminal: part.separator }]
    : [];
  const round: GrammarPart = { kind: "repeat", parts: [...separator, ...part.parts], atLeast: 0 };
  repetitions.set(part, [round]);
  return [round];
}
