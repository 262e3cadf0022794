/** What stands at an offset, in words: a name with its meaning, or a word of the language. */

import { isFunction } from "../check/resolve/functions.js";
import { payCurve } from "../prove/curve/pay-curve.js";
import { tellCurve } from "../prove/curve/tell-curve.js";
import type { Span } from "../source/span.js";
import { allWords, periodWords, type Word } from "../syntax/words.js";
import { type Description, describeNamed } from "./describe-named.js";
import { definitionsOf, type Named } from "./named.js";
import { occurrenceAt } from "./occurrences.js";
import { type PlanDocument, tokenAt } from "./plan-document.js";
import { functionHelp, partHelp, wordHelp } from "./word-help.js";

export interface Hover extends Description {
  /** The file that defines it, where that is another than this text. */
  readonly file?: string;
  /** What the description is about. */
  readonly span: Span;
}

export function hover(document: PlanDocument, offset: number): Hover | undefined {
  const occurrence = occurrenceAt(document.occurrences, offset);
  if (occurrence) {
    const { sources } = document.compilation;
    const [defined] = definitionsOf(occurrence.named);
    const file = defined && sources.holding(defined.span.start).file;
    const described = describeNamed(occurrence.named, sources.whole);
    return {
      span: occurrence.name.span,
      ...described,
      details: [...described.details, ...curveOf(occurrence.named, document)],
      ...(file !== undefined && { file }),
    };
  }
  const token = tokenAt(document, offset);
  if (!token) return undefined;
  const { span, text } = token;
  if (!document.names.has(span.start))
    return isWord(token.type) ? { span, title: text, details: [wordHelp[token.type]] } : undefined;
  if (isFunction(text)) return { span, title: `${text}( )`, details: [functionHelp[text]] };
  if (isPart(text)) return { span, title: text, details: [partHelp[text]] };
  return isLength(text) ? { span, title: text, details: [wordHelp[text]] } : undefined;
}

/** Of a component of a sound plan what its payout curve says. */
function curveOf(named: Named, { compilation }: PlanDocument): readonly string[] {
  if (named.kind !== "component" || compilation.ruleSet === undefined) return [];
  const { checked, sources } = compilation;
  const curve = payCurve(named, checked);
  if (curve === undefined) return [];
  return tellCurve(curve, named, checked, ({ start, end }) => sources.whole.slice(start, end));
}

const words: ReadonlySet<string> = new Set(allWords);

function isWord(type: string): type is Word {
  return words.has(type);
}

/** Lengths of time stand as names too: `given target (payee, month, amount)`, `by days`. */
function isLength(text: string): text is "days" | (typeof periodWords)[number] {
  return text === "days" || (periodWords as readonly string[]).includes(text);
}

function isPart(text: string): text is keyof typeof partHelp {
  return Object.hasOwn(partHelp, text);
}
