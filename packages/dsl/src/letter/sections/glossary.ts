/** The terms a letter uses: the field's standard words, and the plan's names where they read otherwise. */

import type { Statement } from "../../syntax/ast.js";
import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Block, Section } from "../letter.js";
import { type GlossaryTerm, glossaryTerms } from "../phrases/glossary-terms.js";
import { measuredPer, paidPer } from "../sentences/earning/earning.js";
import { authored } from "../text.js";
import type { Writing } from "../writing.js";
import { callsProrate } from "./changes.js";

/** `parts` are what the letter says otherwise. */
export function glossary(parts: readonly Omit<Section, "id">[], writing: Writing): readonly Block[] {
  const { letter, glossary: words } = writing.phrases;
  const used = termsUsed(writing);
  const start = (heading: string) => ({ heading: [heading], align: "start" as const });
  const mentioned = termsIn(parts);
  const translated = writing.names.translated.filter(({ text }) => mentioned.has(text.toLowerCase()));
  return [
    {
      kind: "table",
      caption: [],
      columns: [start(letter.glossary.word), start(letter.glossary.meaning)],
      rows: glossaryTerms
        .filter((term) => used.has(term))
        .map((term) => [[words[term].word], words[term].meaning]),
    },
    ...(translated.length === 0
      ? []
      : [
          { kind: "paragraph", text: letter.ownNames } as const,
          {
            kind: "table",
            caption: [],
            columns: [start(letter.ownName.here), start(letter.ownName.plan)],
            rows: translated.map(({ name, text }) => [authored(text), authored(name)]),
          } as const,
        ]),
  ];
}

/** Every name of the plan that stands in some text. */
function termsIn(part: unknown): ReadonlySet<string> {
  const terms = new Set<string>();
  const waiting = [part];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if ("kind" in next && next.kind === "term" && "text" in next) terms.add(String(next.text).toLowerCase());
    else waiting.push(...Object.values(next).filter((value) => value !== undefined));
  }
  return terms;
}

function termsUsed(writing: Writing): ReadonlySet<GlossaryTerm> {
  const { plan } = writing;
  const used = new Set<GlossaryTerm>();
  for (const statement of plan.file.statements) {
    for (const term of termsOf(statement)) used.add(term);
    if (statement.kind === "quota" && callsProrate(statement, plan)) used.add("proration");
  }
  for (const symbol of plan.symbols.values()) {
    if (symbol.kind === "figure" && isAttainment(symbol.name)) used.add("attainment");
    if (symbol.kind !== "component") continue;
    const measured = measuredPer(symbol.grain);
    if (measured !== undefined && measured !== paidPer(symbol, writing)) used.add("toDate");
  }
  return used;
}

/** The field's words for what was reached of a target. */
function isAttainment(name: string): boolean {
  return ["attainment", "achievement", "达成率", "達成率", "完成率"].some((word) => name.includes(word));
}

function termsOf(statement: Statement): readonly GlossaryTerm[] {
  const terms: GlossaryTerm[] = [];
  visitNodes(statement, (node) => {
    switch (node.kind) {
      case "credit":
      case "measure":
      case "quota":
      case "scorecard":
      case "draw":
      case "hold":
      case "gate":
      case "floor":
      case "cap":
      case "budget":
        terms.push(node.kind);
        break;
      case "tiers":
        terms.push("tiers", node.mode.kind);
        break;
      case "receiver":
        if (node.to === "overlay") terms.push("overlay");
        break;
      case "times":
        terms.push("multiplier");
        break;
      case "share":
        terms.push("pool");
        break;
      case "rank":
        terms.push("ranking");
        break;
      case "vest":
        terms.push("vesting");
        break;
      case "negative":
      case "leaver":
        terms.push("clawback");
        break;
      case "toDate":
        terms.push("toDate");
        break;
      default:
        break;
    }
  });
  return terms;
}
