/** What may stand at a place, in the words of the people who write plans. */

import type { Expected } from "../expected.js";
import { membersOf, type Terminals } from "../grammar-rules.js";
import type { Sign, TokenType } from "../token.js";
import { allWords, type Word } from "../words.js";

const signText: Readonly<Record<Sign, string>> = {
  LBrace: "{",
  RBrace: "}",
  LParen: "(",
  RParen: ")",
  Comma: ",",
  Semicolon: ";",
  Colon: ":",
  Dot: ".",
  Bar: "|",
  Equals: "=",
  NotEquals: "<>",
  Less: "<",
  LessEquals: "<=",
  Greater: ">",
  GreaterEquals: ">=",
  Plus: "+",
  Minus: "-",
  Times: "*",
  Divide: "/",
};

const operators: ReadonlySet<Terminals> = new Set<Terminals>([
  ...["Plus", "Minus", "Times", "Divide", "Equals", "NotEquals", "Less", "LessEquals", "Greater"],
  ...["GreaterEquals", "Bar", "Dot", "LParen", "and", "or", "else", "in"],
] as Terminals[]);

/** Words that begin a value as a name does. */
const functions: ReadonlySet<Terminals> = new Set<Terminals>(["AggregateWord", "HitWord", "weighted"]);

const words: ReadonlySet<string> = new Set(allWords);

/** The text of a word or sign; undefined for kinds that many texts belong to. */
export function fixedText(terminal: Terminals): string | undefined {
  if (words.has(terminal)) return terminal;
  return (signText as Readonly<Record<string, string>>)[terminal];
}

/** The words of the language among what may stand here, those inside categories too. */
export function expectedWords(next: readonly Expected[]): Word[] {
  const closed = next.filter(({ terminal }) => !["Name", "AnyWord", "TypeName"].includes(terminal));
  const types = closed.flatMap(({ terminal }): readonly TokenType[] => membersOf(terminal));
  return [...new Set(types)].filter((type): type is Word => words.has(type));
}

const nouns: Partial<Record<Terminals, string>> = {
  Code: "a currency such as USD",
  Number: "a number",
  Percent: "a percentage such as 5%",
  Date: "a date such as 2026-01-31",
  Text: 'a text in quotation marks such as "EMEA"',
  PeriodWord: "a period (`month`, `quarter`, `half` or `year`)",
  HitWord: "how to choose (`first`, `unique`, `sum`, `max` or `min`)",
};

/**
 * A short list of what may stand here, most telling first: words and signs, then kinds. Operators are
 * left out where anything else may stand, since they may stand behind every value.
 */
export function describe(next: readonly Expected[]): string[] {
  const all = [...new Set(next.map(({ terminal }) => terminal))];
  const behindValue = all.includes("Plus");
  const telling = behindValue ? all.filter((terminal) => !operators.has(terminal)) : all;
  if (telling.length === 0) return ["an operator such as `+`, `/` or `and`"];
  const shown = telling.includes("Name") ? telling.filter((terminal) => !functions.has(terminal)) : telling;
  if (shown.includes("Money") && shown.includes("Name")) return ["a value"];
  if (shown.includes("money") && shown.includes("TypeName")) return ["a type such as `money` or `date`"];
  if (shown.includes("Money")) return ["a value such as 5, 5%, 100 USD or a text in quotation marks"];
  if (shown.includes("AnyWord")) return ["a name", ...shown.flatMap(quotedSign)];
  return shown.map((terminal) => {
    const text = fixedText(terminal);
    if (text !== undefined) return `\`${text}\``;
    return nouns[terminal] ?? "a name";
  });
}

function quoted(terminal: Terminals): string[] {
  const text = fixedText(terminal);
  return text === undefined ? [] : [`\`${text}\``];
}

function quotedSign(terminal: Terminals): string[] {
  return words.has(terminal) ? [] : quoted(terminal);
}

/** `a`, `b` or `c`; of a long list the first few. */
export function oneOf(items: readonly string[]): string {
  const few = items.length > 7 ? [...items.slice(0, 6), "others"] : items;
  if (few.length <= 1) return few[0] ?? "";
  return `${few.slice(0, -1).join(", ")} or ${few.at(-1)}`;
}
