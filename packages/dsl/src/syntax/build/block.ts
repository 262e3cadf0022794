/**
 * A statement on its way into the tree: its header and its parts. A whole parse tree gives them all;
 * recovery gives those it could read, and the statement's name where the header was not among them.
 */

import type { CstNode } from "chevrotain";
import type { Span } from "../../source/span.js";
import type { Grain, Name } from "../ast.js";
import { type Building, spanOf } from "./building.js";

export interface Block<Header extends CstNode, Part extends CstNode> {
  readonly span: Span;
  /** Absent where it could not be read. */
  readonly header: Header | undefined;
  /** The statement's first word, its second being its name. */
  readonly word: string;
  readonly name: Name;
  readonly parts: readonly Part[];
  readonly broken: boolean;
}

/** A block all of which was read: its word and name are in its header. */
export function wholeBlock<Header extends CstNode, Part extends CstNode>(
  node: CstNode,
  header: Header,
  parts: readonly Part[] | undefined,
): Block<Header, Part> {
  const span = spanOf(node);
  return { span, header, word: "", name: missingName(span), parts: parts ?? [], broken: false };
}

/** What every statement has: its place, its documentation, and whether all of it was read. */
export function statementNode(build: Building, block: Block<CstNode, CstNode>) {
  const documentation = build.documentation.get(block.span.start);
  return {
    span: block.span,
    ...(documentation === undefined ? {} : { documentation }),
    ...(block.broken ? { broken: true } : {}),
  };
}

export function missingName(span: Span): Name {
  return { kind: "name", span: { start: span.end, end: span.end }, text: "" };
}

export function missingGrain(block: Block<CstNode, CstNode>): Grain {
  return { kind: "grain", span: block.name.span, units: [] };
}
