/** The grammar as plain data, for whoever reads it rather than runs it: diagrams, completion, messages. */

import {
  Alternation,
  Alternative,
  type TokenType as ChevrotainType,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  RepetitionMandatoryWithSeparator,
  RepetitionWithSeparator,
  Terminal,
} from "chevrotain";
import { invariant } from "../invariant.js";
import type { RuleName } from "./grammar.js";
import { planGrammar } from "./parser.js";
import type { TokenType } from "./token.js";
import { parsedTypes } from "./token-types.js";

/** A kind of token, or one of the categories that stand for several. */
export type Terminals = TokenType | Category;
export type Category = "AnyWord" | "Name" | "TypeName" | "PeriodWord" | "AggregateWord" | "HitWord";

export type GrammarPart =
  | { readonly kind: "terminal"; readonly terminal: Terminals }
  | { readonly kind: "rule"; readonly name: RuleName }
  | { readonly kind: "optional"; readonly parts: readonly GrammarPart[] }
  | { readonly kind: "choice"; readonly alternatives: readonly (readonly GrammarPart[])[] }
  | {
      readonly kind: "repeat";
      readonly parts: readonly GrammarPart[];
      readonly atLeast: 0 | 1;
      readonly separator?: Terminals;
    };

export interface GrammarRule {
  readonly name: RuleName;
  readonly parts: readonly GrammarPart[];
}

let rules: ReadonlyMap<RuleName, GrammarRule> | undefined;

export function grammarRules(): ReadonlyMap<RuleName, GrammarRule> {
  rules ??= new Map(
    Object.values(planGrammar().getGAstProductions()).map(({ name, definition }) => [
      name as RuleName,
      { name: name as RuleName, parts: definition.map(partOf) },
    ]),
  );
  return rules;
}

/** All rules in the order of the grammar, beginning with `file`. */
export function serializeGrammar(): readonly GrammarRule[] {
  return [...grammarRules().values()];
}

/** The kinds of token that a terminal lets in: itself, or every member of the category. */
export function membersOf(terminal: Terminals): readonly TokenType[] {
  return members().get(terminal) ?? [];
}

/** Whether a token of this kind may stand where the grammar asks for `terminal`. */
export function fits(type: TokenType, terminal: Terminals): boolean {
  return type === terminal || membersOf(terminal).includes(type);
}

let memberTable: ReadonlyMap<string, readonly TokenType[]> | undefined;

function members(): ReadonlyMap<string, readonly TokenType[]> {
  if (memberTable) return memberTable;
  const categories = new Set(parsedTypes.flatMap((type) => type.CATEGORIES ?? []));
  const concrete = parsedTypes.filter((type) => !categories.has(type));
  const within = (type: ChevrotainType, category: ChevrotainType): boolean =>
    type === category || (type.CATEGORIES ?? []).some((above) => within(above, category));
  memberTable = new Map(
    parsedTypes.map((category) => [
      category.name,
      concrete.filter((type) => within(type, category)).map(({ name }) => name as TokenType),
    ]),
  );
  return memberTable;
}

function partOf(production: IProduction): GrammarPart {
  if (production instanceof Terminal) return { kind: "terminal", terminal: nameOf(production.terminalType) };
  if (production instanceof NonTerminal)
    return { kind: "rule", name: production.nonTerminalName as RuleName };
  if (production instanceof Alternation) {
    const alternatives = production.definition.filter((each) => each instanceof Alternative);
    return { kind: "choice", alternatives: alternatives.map(({ definition }) => definition.map(partOf)) };
  }
  if (production instanceof Option) return { kind: "optional", parts: production.definition.map(partOf) };
  if (production instanceof Repetition)
    return { kind: "repeat", parts: production.definition.map(partOf), atLeast: 0 };
  if (production instanceof RepetitionMandatory) {
    return { kind: "repeat", parts: production.definition.map(partOf), atLeast: 1 };
  }
  const mandatory = production instanceof RepetitionMandatoryWithSeparator;
  invariant(mandatory || production instanceof RepetitionWithSeparator, "a production of an unknown kind");
  return {
    kind: "repeat",
    parts: production.definition.map(partOf),
    atLeast: mandatory ? 1 : 0,
    separator: nameOf(production.separator),
  };
}

function nameOf(type: ChevrotainType): Terminals {
  return type.name as Terminals;
}
