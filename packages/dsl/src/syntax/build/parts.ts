/** The small parts that many statements share. */

import type { IToken } from "chevrotain";
import { invariant } from "../../invariant.js";
import type {
  DateLiteral,
  Excess,
  Grain,
  LeftoverWord,
  Name,
  Path,
  PeriodUnit,
  RoundLine,
  Scope,
  TextLiteral,
} from "../ast.js";
import type {
  ExcessPolicyCstNode,
  GrainCstNode,
  LeftoverPolicyCstNode,
  PathCstNode,
  PerPeriodCstNode,
  RoundLineCstNode,
  ScopeCstNode,
  SinceCstNode,
} from "../cst.js";
import { PeriodWord } from "../token-types.js";
import { periodWords } from "../words.js";
import { type Building, chosen, nameOf, only, spanOf, tokenSpan, wordOf } from "./building.js";
import { dateLiteral, numberLiteral, textLiteral } from "./literals.js";

export function optionalText(tokens: readonly IToken[] | undefined): TextLiteral | undefined {
  const token = tokens?.[0];
  return token && textLiteral(token);
}

export function pathOf(node: PathCstNode): Path {
  return {
    kind: "path",
    span: spanOf(node),
    names: namesOf(only(node.children.Name), node.children.AnyWord),
  };
}

export function namesOf(first: IToken, rest: readonly IToken[] | undefined): readonly [Name, ...Name[]] {
  return [nameOf(first), ...(rest ?? []).map(nameOf)];
}

export function periodUnit(token: IToken): PeriodUnit {
  const unit = periodWords.find((text) => text === wordOf(token));
  invariant(unit !== undefined, "a period word is one of the calendar's units");
  return { kind: "periodUnit", span: tokenSpan(token), unit };
}

export function perPeriod(nodes: readonly PerPeriodCstNode[] | undefined): PeriodUnit | undefined {
  const node = nodes?.[0];
  return node && periodUnit(only(node.children.PeriodWord));
}

export function grainOf(node: GrainCstNode): Grain {
  const units = node.children.Name.map((token) => (isPeriodWord(token) ? periodUnit(token) : nameOf(token)));
  return { kind: "grain", span: spanOf(node), units };
}

function isPeriodWord(token: IToken): boolean {
  return token.tokenType.CATEGORIES?.includes(PeriodWord) ?? false;
}

export function scopeOf(build: Building, node: ScopeCstNode): Scope {
  const payee = payeeOf(node);
  return {
    kind: "scope",
    span: spanOf(node),
    ...(payee ? { payee } : {}),
    ...since(build, node.children.since?.[0]),
  };
}

function payeeOf({ children }: ScopeCstNode): Scope["payee"] {
  const [name] = children.Name ?? [];
  if (name) return nameOf(name);
  const text = optionalText(children.Text);
  return text && { kind: "quotedPayee", span: text.span, text: text.value };
}

export function optionalScope(
  build: Building,
  nodes: readonly ScopeCstNode[] | undefined,
): { scope?: Scope } {
  const node = nodes?.[0];
  return node ? { scope: scopeOf(build, node) } : {};
}

function since(
  build: Building,
  node: SinceCstNode | undefined,
): { from?: DateLiteral; through?: DateLiteral } {
  if (!node) return {};
  const [from, through] = node.children.Date;
  return {
    from: dateLiteral(build, only(from && [from])),
    ...(through ? { through: dateLiteral(build, through) } : {}),
  };
}

export function roundOf(node: RoundLineCstNode): RoundLine {
  const { children } = node;
  const direction = chosen(children, "even", "up", "down");
  const mode = children.half ? (direction === "even" ? "half even" : "half up") : direction;
  invariant(mode !== "even", "only halves are rounded to even");
  const places = children.Number?.[0];
  return { kind: "round", span: spanOf(node), mode, ...(places ? { places: numberLiteral(places) } : {}) };
}

export function excessOf(build: Building, node: ExcessPolicyCstNode): Excess {
  const date = node.children.Date?.[0];
  return {
    kind: "excess",
    span: spanOf(node),
    ...(date ? { carriedThrough: dateLiteral(build, date) } : {}),
  };
}

export function leftoverOf(node: LeftoverPolicyCstNode): LeftoverWord {
  return chosen(node.children, "largest", "first", "last", "running");
}
