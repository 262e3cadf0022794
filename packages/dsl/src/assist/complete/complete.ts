/** What may be written at an offset: words by the grammar, names by what they mean there. */

import type { CheckedPlan } from "../../check/checked-plan.js";
import type { Compilation } from "../../compile-plan.js";
import type { Expected } from "../../syntax/expected.js";
import { membersOf, type Terminals } from "../../syntax/grammar-rules.js";
import type { Token } from "../../syntax/token.js";
import { allWords, type StatementWord, statementWords, type Word } from "../../syntax/words.js";
import type { PlanDocument } from "../plan-document.js";
import { wordHelp } from "../word-help.js";
import { type CompletionItem, type Offer, orderOf } from "./completion-item.js";
import { completionPlace } from "./completion-place.js";
import { expressionScope } from "./expression-scope.js";
import { givenPlace } from "./given-place.js";
import { expectedUnits } from "./goal-offers.js";
import {
  cellTexts,
  columnTexts,
  comparedTexts,
  currencyOffers,
  dateOffers,
  periodOffers,
  tableCellTexts,
} from "./literal-offers.js";
import { nameOffers, type Surroundings } from "./name-offers.js";
import { seenValues } from "./seen-values.js";
import { statementSnippets } from "./snippets.js";

export function complete(document: PlanDocument, offset: number): readonly CompletionItem[] {
  const place = completionPlace(document, offset);
  if (!place) return [];
  const { parsed } = document.compilation;
  const plan = withoutHidden(document.compilation);
  const { statement, expected, replaced } = place;
  const around: Surroundings = {
    statement,
    plan,
    text: document.compilation.sources.whole,
    options: document.options,
    scope: expressionScope(statement, plan),
    given: givenPlace(statement, document.lines.position(offset).line, plan),
    seen: seenValues(parsed.file, plan),
  };
  const offers = expected.flatMap((one) => offersFor(one, around, document.tokens));
  const all = isAmount(statement, document, replaced.start) ? [...offers, ...unitOffers(around)] : offers;
  // The brackets of a call are there already when its name is changed.
  const isCalled = document.text.startsWith("(", replaced.end);
  const items = new Map<string, CompletionItem>();
  for (const offer of all) {
    const key = `${offer.kind} ${offer.label}`;
    if (items.has(key)) continue;
    const plain = { label: offer.label, insertText: offer.label, isSnippet: false };
    items.set(key, { ...plain, ...offer, ...(isCalled && isCall(offer) && plain), replaced });
  }
  return [...items.values()].sort((a, b) => a.order - b.order || (a.label < b.label ? -1 : 1));
}

/** Nobody is offered what only comes along from another file. */
function withoutHidden({ checked, hidden }: Compilation): CheckedPlan {
  if (hidden.size === 0) return checked;
  return { ...checked, symbols: new Map([...checked.symbols].filter(([, symbol]) => !hidden.has(symbol))) };
}

function isCall({ kind }: Offer): boolean {
  return kind === "function" || kind === "table" || kind === "tiers" || kind === "matrix";
}

function offersFor(expected: Expected, around: Surroundings, tokens: readonly Token[]): Offer[] {
  const { terminal } = expected;
  switch (terminal) {
    case "Name":
    case "AnyWord":
      return nameOffers(expected, around);
    case "TypeName":
      return [...typeOffers(), ...nameOffers(expected, around)];
    case "PeriodWord":
    case "AggregateWord":
    case "HitWord":
      return membersOf(terminal).flatMap((member) => wordOffers(member, expected));
    case "Code":
      return currencyOffers(around.plan);
    case "Date":
      return dateOffers(around.plan, tokens);
    case "Period":
      return periodOffers(around.plan, tokens);
    case "Text":
      return textOffers(expected, around);
    default:
      return wordOffers(terminal, expected);
  }
}

const statementsByWord: ReadonlySet<string> = new Set(statementWords);
const allWordSet: ReadonlySet<string> = new Set(allWords);
/** Words that only go on with an expression: what may come after it is likelier. */
const operators: ReadonlySet<string> = new Set(["else", "or", "and", "in", "not", "yes", "no", "none"]);

function wordOffers(terminal: Terminals, { rules }: Expected): Offer[] {
  if (!isWord(terminal)) return [];
  const keyword: Offer = {
    label: terminal,
    kind: "keyword",
    documentation: wordHelp[terminal],
    order: operators.has(terminal) ? orderOf.operator : orderOf.keyword,
  };
  // Only where it begins a statement: `plan` is a word of grains as well.
  if (!isStatementWord(terminal) || !(rules.at(-1) ?? "").endsWith("Header")) return [keyword];
  const snippet: Offer = {
    ...keyword,
    kind: "snippet",
    detail: `a whole ${terminal} statement`,
    insertText: statementSnippets[terminal],
    isSnippet: true,
  };
  return [keyword, snippet];
}

function isWord(terminal: Terminals): terminal is Word {
  return allWordSet.has(terminal);
}

function isStatementWord(word: Word): word is StatementWord {
  return statementsByWord.has(word);
}

function typeOffers(): Offer[] {
  const types = [
    "text",
    "number",
    "percent",
    "date",
    "yesno",
    "payee",
    "day",
    "month",
    "quarter",
    "half",
    "year",
  ] as const;
  return types.map((label) => ({
    label,
    kind: "type",
    documentation: wordHelp[label],
    order: orderOf.near,
  }));
}

function textOffers({ rules }: Expected, { statement, scope, plan, given, seen }: Surroundings): Offer[] {
  if (rules.includes("cell")) return tableCellTexts(statement, plan);
  if (rules.includes("givenClause")) return given ? cellTexts(given, seen) : [];
  if (rules.includes("expectLine")) {
    const column = expectedUnits(statement, plan);
    return column ? columnTexts(column, seen) : [];
  }
  return rules.includes("atom") ? comparedTexts(statement, scope, plan, seen) : [];
}

/** Behind a number on the same line: its currency or unit of time would make it one. */
function isAmount(statement: readonly Token[], { lines }: PlanDocument, caret: number): boolean {
  const last = statement.at(-1);
  return last?.type === "Number" && last.line === lines.position(caret).line && last.span.end < caret;
}

function unitOffers({ plan }: Surroundings): Offer[] {
  const units: Offer[] = ["days", "months", "units"].map((label) => ({
    label,
    kind: "value",
    detail: "a unit",
    order: orderOf.operator,
  }));
  return [...currencyOffers(plan), ...units];
}
