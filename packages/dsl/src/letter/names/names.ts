/** How each name of a plan reads in its letter: two names never read alike. */

import type { CheckedPlan } from "../../check/checked-plan.js";
import type { LetterLanguage } from "../language.js";
import type { MarkPhrases } from "../phrases/phrases.js";
import { authored, type Inline, plainText, type Text, term } from "../text.js";
import { isTranslated, nameText } from "./name-text.js";

export interface Names {
  /** A name wherever it stands in a sentence. */
  readonly of: (name: string) => Inline;
  /** What a component or an award is called: its label, if it has one. */
  readonly titleOf: (name: string) => Text;
  /** The names that read otherwise than in the plan, in its order. */
  readonly translated: readonly { readonly name: string; readonly text: string }[];
}

export function namesOf(plan: CheckedPlan, language: LetterLanguage, marks: MarkPhrases): Names {
  const names = namesIn(plan);
  const plain = (name: string) => {
    const text = nameText(name, language);
    switch (plan.symbols.get(name)?.kind) {
      case "credit":
        return isTranslated(name, language) ? marks.oneCredit(text) : text;
      case "source":
        return marks.rowsOf(text);
      default:
        return text;
    }
  };
  const taken = new Map<string, Set<string>>();
  for (const name of names) {
    const text = plain(name).toLowerCase();
    taken.set(text, (taken.get(text) ?? new Set()).add(name));
  }
  const textOf = (name: string): string => {
    const text = plain(name);
    const isAlone = (taken.get(text.toLowerCase())?.size ?? 0) < 2;
    return isAlone ? text : `${text}${marks.openBracket}${name}${marks.closeBracket}`;
  };
  return {
    of: (name) => term(textOf(name)),
    titleOf: (name) => {
      const label = labelOf(plan, name);
      return label === undefined ? [term(textOf(name))] : authored(label);
    },
    translated: [...names]
      .filter((name) => isTranslated(name, language))
      .map((name) => ({ name, text: plainText([term(textOf(name))]) })),
  };
}

/** Everything a sentence may name, in the order of the plan. */
function namesIn({ symbols, file }: CheckedPlan): ReadonlySet<string> {
  const names = new Set<string>();
  for (const symbol of symbols.values()) {
    names.add(symbol.name);
    if (symbol.kind === "source") for (const column of symbol.columns.keys()) names.add(column);
  }
  for (const statement of file.statements) {
    if (statement.kind === "scorecard") for (const item of statement.items) names.add(item.name.text);
  }
  return names;
}

function labelOf({ symbols }: CheckedPlan, name: string): string | undefined {
  const symbol = symbols.get(name);
  if (symbol?.kind !== "component") return undefined;
  return symbol.statements.find(({ label }) => label !== undefined)?.label?.value;
}
