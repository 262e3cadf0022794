/**
 * The recipes of a page as whole plans: each put into the first complete plan of the page. Its statements
 * stand in the place of those with the same name, and the payout pays its components.
 */

import { compilePlan } from "@attain/dsl";

export interface Recipe {
  /** `Rates: the same rate on everything, line 80`. */
  readonly place: string;
  readonly text: string;
  /** With the plan behind it. */
  readonly plan: string;
}

interface Piece {
  readonly kind: string;
  readonly name: string;
  readonly text: string;
}

export function recipesIn(page: string): readonly Recipe[] {
  const [, frame = ""] = /^```attain complete\n(.*?)^```$/msu.exec(page) ?? [];
  const behind = piecesOf(frame).filter(({ kind }) => kind !== "test");
  return [...page.matchAll(/^```attain recipe\n(.*?)^```$/gmsu)].map((match) => {
    const text = match[1] ?? "";
    const before = page.slice(0, match.index);
    const heading = before.slice(before.lastIndexOf("\n### ") + 5).split("\n")[0];
    return {
      place: `${heading}, line ${before.split("\n").length + 1}`,
      text,
      plan: joined(behind, piecesOf(`language 1\n${text}`)),
    };
  });
}

function joined(behind: readonly Piece[], recipe: readonly Piece[]): string {
  const own = new Set(recipe.map(({ kind, name }) => `${kind} ${name}`));
  const earns = recipe.flatMap(({ kind, name }) => (kind === "component" ? [name] : []));
  const pieces = [
    ...behind.filter(
      ({ kind, name }) => !own.has(`${kind} ${name}`) && !(kind === "payout" && earns.length > 0),
    ),
    ...recipe,
  ];
  const components = new Set(pieces.flatMap(({ kind, name }) => (kind === "component" ? [name] : [])));
  const payout = pieces.some(({ kind }) => kind === "payout")
    ? ""
    : `payout per month { pay ${[...components].join(", ")} }`;
  return ["language 1", ...pieces.map(({ text }) => text), payout].join("\n\n");
}

/** A statement's texts by what they declare; a given stands for its data, of which a test's own are others. */
function piecesOf(text: string): readonly Piece[] {
  return compilePlan(text).checked.file.statements.map((statement) => ({
    kind: kinds.get(statement.kind) ?? statement.kind,
    name: nameOf(statement),
    text: text.slice(statement.span.start, statement.span.end),
  }));
}

/** What declares a name in one room: a measure stands in the place of a quota. */
const kinds: ReadonlyMap<string, string> = new Map([["quota", "measure"]]);

function nameOf(statement: object): string {
  if (!("name" in statement)) return "";
  const { name } = statement;
  return typeof name === "object" && name !== null && "text" in name ? String(name.text) : "";
}
