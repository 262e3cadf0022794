/** An explanation as an indented tree: what a value is made of stands under it. */

import type { Place } from "../rule-set.js";
import type { Explanation, ExplanationNode, Why } from "./explanation.js";
import { nodeAt } from "./graph.js";
import { labelText } from "./phrases/label-text.js";
import type { Language } from "./phrases/languages.js";
import { phraseBooks } from "./phrases/phrase-books.js";
import type { ExplainPhrases } from "./phrases/phrases.js";

export interface TreeNode {
  /** Index in the explanation's nodes. */
  readonly node: number;
  readonly label: string;
  readonly shown: string;
  readonly why: Why;
  readonly place: Place | null;
  readonly row?: NonNullable<ExplanationNode["row"]>;
  readonly clauses?: readonly string[];
  readonly effective?: NonNullable<ExplanationNode["effective"]>;
  /** What it is made of was shown where it first occurred; here it has no children. */
  readonly again: boolean;
  /** Inputs left out because the tree is not shown any deeper. */
  readonly hidden: number;
  readonly children: readonly TreeNode[];
}

export interface TreeOptions {
  /** Levels below the root; at most, and unless said otherwise, 200. */
  readonly depth?: number;
  readonly language?: Language;
}

/** Deeper than people read, and shallow enough to walk. */
const deepestTree = 200;

export function tree(
  explanation: Explanation,
  { depth = deepestTree, language = "en" }: TreeOptions = {},
): TreeNode {
  const phrases = phraseBooks[language];
  const seen = new Set<number>();
  const levels = Math.min(Math.max(depth, 0), deepestTree);

  function grown(outer: number, level: number): TreeNode {
    const index = unrepeated(explanation, outer);
    const node = nodeAt(explanation, index);
    const { why, place, row, clauses, effective, inputs } = node;
    const label = located(phrases, explanation, node);
    const shown = phrases.value(node.shown);
    const again = seen.has(index) && inputs.length > 0;
    const isCut = level >= levels;
    // What was cut off has not been shown: another place may still have room for it.
    if (!isCut) seen.add(index);
    return {
      node: index,
      label,
      shown,
      why,
      place,
      ...(row && { row }),
      ...(clauses && { clauses }),
      ...(effective && { effective }),
      again,
      hidden: isCut && !again ? inputs.length : 0,
      children: again || isCut ? [] : told(explanation, node).map((input) => grown(input, level + 1)),
    };
  }

  return grown(explanation.root, 0);
}

/** `streak, 2026-Q3`, `sales of bob`: whose figure it is and when, unless it is what is explained. */
function located(
  phrases: ExplainPhrases,
  { payee, period }: Explanation,
  { label, of }: ExplanationNode,
): string {
  const named = labelText(phrases, label);
  if (of === undefined) return named;
  const whose = [of.payee === payee ? undefined : of.payee, of.group].filter((part) => part !== undefined);
  const owned = whose.length === 0 ? named : phrases.labels.of(named, whose);
  return of.period === period ? owned : phrases.labels.inPeriod(owned, of.period);
}

/** Of nodes that only hand a value on under the same name, the one that says where it came from. */
function unrepeated(explanation: Explanation, outer: number): number {
  for (let index = outer; ; ) {
    const { operation, label, shown, inputs, why, clauses, effective, of } = nodeAt(explanation, index);
    const [only] = inputs;
    const isPlain = operation === "same" && why === "applied" && !clauses && !effective;
    if (!isPlain || only === undefined) return index;
    const inner = nodeAt(explanation, only);
    if (inner.label !== label || inner.shown !== shown || (of && !inner.of)) return index;
    index = only;
  }
}

/** Without the value of a case that does not hold, which nobody asked for. */
function told(explanation: Explanation, { operation, inputs }: ExplanationNode): readonly number[] {
  if (operation !== "choose") return inputs;
  return inputs.filter((input, position) => {
    const { value } = nodeAt(explanation, input);
    return position % 2 === 0 || value !== null;
  });
}

/** The tree as lines of text with box-drawing characters, no line feed at the end. */
export function renderTree(root: TreeNode): string {
  const lines: string[] = [];

  function draw(node: TreeNode, lead: string, below: string): void {
    lines.push(lead + lineOf(node));
    if (node.hidden > 0) lines.push(`${below}└─ ... ${node.hidden} more below`);
    for (const [index, child] of node.children.entries()) {
      const isLast = index === node.children.length - 1;
      draw(child, `${below}${isLast ? "└─ " : "├─ "}`, `${below}${isLast ? "   " : "│  "}`);
    }
  }

  draw(root, "", "");
  return lines.join("\n");
}

/** `attainment = 111.11 %  [met; line 63; Plan letter 4.2]` */
function lineOf({ label, shown, why, place, row, clauses = [], effective, again }: TreeNode): string {
  const remarks = [
    ...(why === "applied" ? [] : [why]),
    ...(effective ? [since(effective)] : []),
    ...(row ? [`${row.file}:${row.line}`] : []),
    ...(place && !row ? [placeText(place)] : []),
    ...clauses,
    ...(again ? ["see above"] : []),
  ];
  const value = label === shown ? label : `${label} = ${shown}`;
  return remarks.length === 0 ? value : `${value}  [${remarks.join("; ")}]`;
}

/** A line of a file that the plan uses names the file. */
function placeText({ file, line }: Place): string {
  return file === undefined ? `line ${line}` : `${file}:${line}`;
}

function since({ name, from }: NonNullable<ExplanationNode["effective"]>): string {
  return from === null ? name : `${name} from ${from}`;
}
