/** What every builder uses: where findings go, the parts of a parse tree, spans and names. */

import type { CstNode, IToken } from "chevrotain";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { invariant } from "../../invariant.js";
import type { Span } from "../../source/span.js";
import type { Name } from "../ast.js";

/** What building needs besides the parse tree. */
export interface Building {
  /** The text of the `///` lines above the token at this offset. */
  readonly documentation: ReadonlyMap<number, string>;
  /** How many operators the expressions around the one being built have. */
  operatorsAround: number;
  report(diagnostic: Diagnostic): void;
}

/** The sole child of a kind that the grammar requires; parse trees reach the builders only when whole. */
export function only<T>(children: readonly T[] | undefined): T {
  const child = children?.[0];
  invariant(child !== undefined, "a parse tree lacks a part that the grammar requires");
  return child;
}

type Child<Children> =
  Exclude<Children[keyof Children], undefined> extends readonly (infer Each)[] ? Each : never;

/** The child of a rule that is a choice between single parts. */
export function sole<Children extends object>(children: Children): Child<Children> {
  for (const key in children) return only(children[key] as readonly Child<Children>[] | undefined);
  return only<Child<Children>>(undefined);
}

/** Which of these words stands here: the grammar lets exactly one in. */
export function chosen<K extends string>(
  children: { readonly [P in K]?: readonly IToken[] },
  ...words: K[]
): K {
  return only(words.filter((text) => children[text] !== undefined));
}

export function spanOf(node: CstNode): Span {
  const location = node.location;
  invariant(location?.endOffset !== undefined, "a parse tree lacks its place");
  return { start: location.startOffset, end: location.endOffset + 1 };
}

export function tokenSpan(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

/** The word of the language that was read, which is not always how the author spelt it. */
export function wordOf(token: IToken): string {
  return token.tokenType.name;
}

export function nameOf(token: IToken): Name {
  return { kind: "name", span: tokenSpan(token), text: token.image.normalize("NFC") };
}
