/** A plan text with everything known about it: what every answer of the language service starts from. */

import { type Compilation, compilePlan } from "../compile-plan.js";
import type { LinkOptions } from "../link/link.js";
import type { ReadFile } from "../link/read-file.js";
import { type LineMap, lineMap } from "../source/line-map.js";
import type { Name } from "../syntax/ast.js";
import type { Token } from "../syntax/token.js";
import { visitNodes } from "../syntax/visit-nodes.js";
import { type Occurrence, occurrencesIn } from "./occurrences.js";

export interface PlanDocument {
  readonly text: string;
  /** What was said of the plan's name and its other files. */
  readonly options: LinkOptions;
  /** What was asked of other files, and the answers. */
  readonly reads: ReadonlyMap<string, ReturnType<ReadFile>>;
  readonly compilation: Compilation;
  readonly lines: LineMap;
  readonly tokens: readonly Token[];
  /** Every place of this text where something that has a name is named, in the order of the text. */
  readonly occurrences: readonly Occurrence[];
  /** Every word that stands as a name, by its offset: all other words are the language's. */
  readonly names: ReadonlyMap<number, Name>;
}

export function planDocument(text: string, options: LinkOptions = {}): PlanDocument {
  const reads = new Map<string, ReturnType<ReadFile>>();
  const { files } = options;
  const compilation = compilePlan(text, {
    ...options,
    ...(files && {
      files(name) {
        const answer = files(name);
        reads.set(name, answer);
        return answer;
      },
    }),
  });
  return {
    text,
    options,
    reads,
    compilation,
    lines: lineMap(text),
    tokens: compilation.parsed.tokens,
    occurrences: occurrencesIn(compilation.checked).filter(({ name }) => name.span.end <= text.length),
    names: namesIn(compilation),
  };
}

function namesIn({ parsed }: Compilation): ReadonlyMap<number, Name> {
  const names = new Map<number, Name>();
  visitNodes(parsed.file, (node) => {
    if (node.kind === "name" && node.text !== "") names.set(node.span.start, node);
  });
  return names;
}

/** The token that holds the offset or ends there; of two that meet, the one that begins. */
export function tokenAt({ tokens }: Pick<PlanDocument, "tokens">, offset: number): Token | undefined {
  let found: Token | undefined;
  for (const token of tokens) {
    if (token.span.start > offset) break;
    if (offset <= token.span.end) found = token;
  }
  return found;
}
