/**
 * One text for one rule set, whoever wrote it: keys in the order of the types, lists as they are. Its
 * digest names the rule set in a run, so that a result can say what it was calculated with.
 */

import type { RuleSet } from "./rule-set.js";
import { compareText } from "./values/compare-text.js";

/** Two-space JSON with a newline at the end. */
export function canonicalText(ruleSet: RuleSet): string {
  return `${written(ruleSet, "", false)}\n`;
}

/** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
export async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What Node and browsers both have; the engine is compiled with the types of neither. */
declare const crypto: {
  readonly subtle: { digest(name: "SHA-256", data: Uint8Array): Promise<ArrayBuffer> };
};
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function written(value: unknown, indent: string, isNamed: boolean): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item: unknown) => inner + written(item, inner, false))
    : entriesOf(value, isNamed).map(
        ([key, entry]) => `${inner}${JSON.stringify(key)}: ${written(entry, inner, key === keyedByName)}`,
      );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return lines.length === 0 ? `${open}${close}` : `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

/** In the order of the types; keys that are names of the plan have an order of their own. */
function entriesOf(value: object, isNamed: boolean): readonly (readonly [string, unknown])[] {
  return Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([a], [b]) => (isNamed ? 0 : rankOf(a) - rankOf(b)) || compareText(a, b));
}

/** The one key whose object is keyed by names: the key columns of a look-up. */
const keyedByName = "keys";

function rankOf(key: string): number {
  return ranks.get(key) ?? ranks.size;
}

/** Every key of rule-set.ts, what identifies a thing before what it does, and its place last. */
const keyOrder = [
  "format",
  "language",
  "plan",
  "sources",
  "parameters",
  "tables",
  "tiers",
  "matrices",
  "credits",
  "figures",
  "components",
  "journals",
  "goals",
  "payout",
  "personalPayouts",
  "rules",
  "expressions",
  // What a thing is.
  "op",
  "name",
  "label",
  "documentation",
  "clauses",
  "kind",
  "owner",
  "dated",
  "mode",
  "places",
  "month",
  "named",
  // For whom and when.
  "payee",
  "from",
  "to",
  "through",
  "currency",
  "rounding",
  "fiscal",
  "payees",
  "roster",
  "exchange",
  "grain",
  "type",
  "header",
  "key",
  "optional",
  "default",
  "formula",
  "values",
  "hit",
  "versions",
  "columns",
  // What it reads.
  "fact",
  "params",
  "slot",
  "operator",
  "of",
  "on",
  "scope",
  "function",
  "over",
  "source",
  "credit",
  "figure",
  "reference",
  "keys",
  "column",
  "table",
  "matrix",
  "goal",
  "level",
  "index",
  "arguments",
  "time",
  "period",
  "rates",
  "cut",
  "members",
  "among",
  "ties",
  "tiebreak",
  "field",
  "first",
  "last",
  "top",
  "topShare",
  "prizes",
  "prize",
  "leavers",
  "leftover",
  "budget",
  "overrun",
  "final",
  "after",
  "rank",
  "back",
  "part",
  "date",
  "by",
  "left",
  "right",
  "operands",
  "operand",
  "levels",
  "parent",
  "phases",
  "cover",
  "splits",
  "limit",
  "clipped",
  "items",
  "weight",
  "missing",
  "axes",
  "reading",
  "edges",
  "edge",
  "threshold",
  "when",
  "then",
  "cases",
  "value",
  "step",
  "plus",
  "rows",
  "topRateAbove",
  "end",
  "beyond",
  "otherwise",
  "where",
  "window",
  "count",
  "per",
  "unit",
  "worth",
  "who",
  "share",
  "ifAny",
  "receivers",
  // What it pays.
  "pay",
  "base",
  "at",
  "axis",
  "gates",
  "rule",
  "past",
  "times",
  "floors",
  "caps",
  "excess",
  "carriedThrough",
  "vest",
  "paidPer",
  "component",
  "amount",
  "ahead",
  "against",
  "recovery",
  "forgiven",
  "release",
  "holds",
  "draws",
  "negative",
  "leaver",
  "balance",
  "held",
  "postings",
  "until",
  "split",
  "debit",
  // How it decides.
  "conditions",
  "all",
  "any",
  "not",
  "event",
  "priority",
  "file",
  "line",
  "length",
  "place",
] as const;

const ranks: ReadonlyMap<string, number> = new Map(keyOrder.map((key, rank) => [key, rank]));
