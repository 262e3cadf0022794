/**
 * What has changed from one plan to another, in words of the plan: definitions that came, went or were
 * rewritten, and of those that have rows or clauses each one. Tests, comments and layout pay nobody.
 */

import { exact } from "@attain/engine";
import type { Span } from "../source/span.js";
import type { PlanFile, Statement } from "../syntax/ast.js";
import type { PlanChange } from "./plan-change.js";
import { partsOfStatement, type StatementPart } from "./statement-parts.js";

export interface ReadFileText {
  readonly file: PlanFile;
  readonly text: string;
}

/** In the order of the older text; what is new comes last. */
export function changesOf(older: ReadFileText, newer: ReadFileText): readonly PlanChange[] {
  const [before, after] = [definitionsOf(older), definitionsOf(newer)];
  const changes: PlanChange[] = [];
  for (const [key, statement] of before) {
    const next = after.get(key);
    if (next === undefined) changes.push(removal(statement, older));
    else changes.push(...changesWithin(statement, next, older, newer));
  }
  const end = older.text.length;
  for (const [key, statement] of after) {
    if (before.has(key)) continue;
    const written = writtenAt(statement.span, newer);
    changes.push({
      kind: "added",
      statement: statement.kind,
      name: nameOf(statement),
      what: `${titleOf(statement)} is added`,
      before: "",
      after: written,
      edit: { span: { start: end, end }, text: `\n${written}\n` },
    });
  }
  return changes;
}

/** What pays: several versions of one name, and several payouts, are told apart by their scope and place. */
function definitionsOf({ file, text }: ReadFileText): ReadonlyMap<string, Statement> {
  const found = new Map<string, Statement>();
  for (const statement of file.statements) {
    if (statement.kind === "test" || statement.kind === "given" || statement.kind === "prove") continue;
    const scope = "scope" in statement && statement.scope ? normal(text, statement.scope.span) : "";
    const base = `${statement.kind} ${nameOf(statement)} ${scope}`;
    let key = base;
    for (let count = 2; found.has(key); count += 1) key = `${base} ${count}`;
    found.set(key, statement);
  }
  return found;
}

function nameOf(statement: Statement): string {
  return "name" in statement && statement.kind !== "plan" ? statement.name.text : "";
}

function titleOf(statement: Statement): string {
  const name = nameOf(statement);
  return name === "" ? `the ${statement.kind}` : `${statement.kind} ${name}`;
}

function writtenAt(span: Span, { text }: ReadFileText): string {
  return text.slice(span.start, span.end);
}

/** Without layout, comments and separators of digits. */
function normal(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/\/\/.*$/gm, "")
    .replace(/(\d)_(?=\d)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

function removal(statement: Statement, older: ReadFileText): PlanChange {
  return {
    kind: "removed",
    statement: statement.kind,
    name: nameOf(statement),
    what: `${titleOf(statement)} is removed`,
    before: writtenAt(statement.span, older),
    after: "",
    edit: { span: statement.span, text: "" },
  };
}

function changesWithin(
  before: Statement,
  after: Statement,
  older: ReadFileText,
  newer: ReadFileText,
): readonly PlanChange[] {
  if (normal(older.text, before.span) === normal(newer.text, after.span)) return [];
  const parts = partsOfStatement(before, (span) => normal(older.text, span));
  const next = partsOfStatement(after, (span) => normal(newer.text, span));
  const outside = withoutParts(before, parts, older) === withoutParts(after, next, newer);
  const pairs = paired(parts, next, older, newer);
  if (!outside || parts.length === 0 || next.length === 0 || !isInOrder(pairs, next)) {
    return isLabelled(before, after, older, newer) ? [] : [rewritten(before, after, older, newer)];
  }
  const of = { statement: before.kind, name: nameOf(before) };
  const title = nameOf(before) === "" ? `the ${before.kind}` : nameOf(before);
  const changes: PlanChange[] = [];
  for (const part of parts) {
    const other = pairs.get(part);
    const old = writtenAt(part.span, older);
    if (other === undefined) {
      const what = `${title} loses ${quoted(normal(older.text, part.span))}`;
      changes.push({
        ...of,
        kind: "removed",
        what,
        before: old,
        after: "",
        edit: { span: part.span, text: "" },
      });
      continue;
    }
    if (part.word === "clause" || normal(older.text, part.span) === normal(newer.text, other.span)) continue;
    const now = writtenAt(other.span, newer);
    const what = `${title}: ${difference(part, other, older, newer)}`;
    changes.push({
      ...of,
      kind: "changed",
      what,
      before: old,
      after: now,
      edit: { span: part.span, text: now },
    });
  }
  const taken = new Set(pairs.values());
  for (const [index, part] of next.entries()) {
    if (taken.has(part)) continue;
    const now = writtenAt(part.span, newer);
    const what = `${title} gets ${quoted(normal(newer.text, part.span))}`;
    const edit = insertion(now, next, index, pairs, parts);
    changes.push({ ...of, kind: "added", what, before: "", after: now, edit });
  }
  return changes;
}

function quoted(text: string): string {
  return `\`${text}\``;
}

/** The header and whatever else stands around the parts. */
function withoutParts(statement: Statement, parts: readonly StatementPart[], { text }: ReadFileText): string {
  const pieces: string[] = [];
  let at = statement.span.start;
  for (const { span } of parts) {
    pieces.push(normal(text, { start: at, end: span.start }));
    at = span.end;
  }
  pieces.push(normal(text, { start: at, end: statement.span.end }));
  return pieces.filter((piece) => piece !== "" && piece !== ";").join(" ");
}

type Pairs = ReadonlyMap<StatementPart, StatementPart>;

/** Parts that say the same; then those of one key; then rows that say the same of another place. */
function paired(
  parts: readonly StatementPart[],
  next: readonly StatementPart[],
  older: ReadFileText,
  newer: ReadFileText,
): Pairs {
  const pairs = new Map<StatementPart, StatementPart>();
  const taken = new Set<StatementPart>();
  const pair = (isSame: (a: StatementPart, b: StatementPart) => boolean) => {
    for (const part of parts) {
      if (pairs.has(part)) continue;
      const found = next.find((other) => !taken.has(other) && isSame(part, other));
      if (found === undefined) continue;
      pairs.set(part, found);
      taken.add(found);
    }
  };
  pair((a, b) => a.word === b.word && normal(older.text, a.span) === normal(newer.text, b.span));
  pair((a, b) => a.key === b.key);
  pair(
    (a, b) =>
      a.value !== undefined &&
      b.value !== undefined &&
      normal(older.text, a.value) === normal(newer.text, b.value),
  );
  const [was, is] = [parts.filter((part) => !pairs.has(part)), next.filter((part) => !taken.has(part))];
  // As many rows as before: those in the same place are the same, changed in more than one way.
  if (parts.length === next.length)
    was.forEach((part, index) => {
      const other = is[index];
      if (other?.value !== undefined && other.word === part.word) pairs.set(part, other);
    });
  return pairs;
}

/** Rows of a table are asked in order: turned round they are another table. */
function isInOrder(pairs: Pairs, next: readonly StatementPart[]): boolean {
  const places = [...pairs]
    .sort(([a], [b]) => a.span.start - b.span.start)
    .filter(([part]) => part.word === "row" || part.word === "tier")
    .map(([, other]) => next.indexOf(other));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
}

/** Behind the part before it, or before the first one. */
function insertion(
  written: string,
  next: readonly StatementPart[],
  index: number,
  pairs: Pairs,
  parts: readonly StatementPart[],
): PlanChange["edit"] {
  const back = new Map([...pairs].map(([part, other]) => [other, part]));
  for (let at = index - 1; at >= 0; at -= 1) {
    const neighbour = next[at];
    const part = neighbour && back.get(neighbour);
    if (part) return { span: { start: part.span.end, end: part.span.end }, text: `\n  ${written}` };
  }
  const start = parts[0]?.span.start ?? 0;
  return { span: { start, end: start }, text: `${written}\n  ` };
}

function rewritten(
  before: Statement,
  after: Statement,
  older: ReadFileText,
  newer: ReadFileText,
): PlanChange {
  const now = writtenAt(after.span, newer);
  const old = writtenAt(before.span, older);
  const moved = literalMoved(normal(older.text, before.span), normal(newer.text, after.span));
  return {
    kind: "changed",
    statement: before.kind,
    name: nameOf(before),
    what: `${titleOf(before)}: ${moved ?? "is written anew"}`,
    before: old,
    after: now,
    edit: { span: before.span, text: now },
  };
}

/** Only what it is called for people is another. */
function isLabelled(before: Statement, after: Statement, older: ReadFileText, newer: ReadFileText): boolean {
  if (!("label" in before) && !("label" in after)) return false;
  const bare = (statement: Statement, { text }: ReadFileText) => {
    const label = "label" in statement ? statement.label : undefined;
    const whole = normal(text, statement.span);
    return label === undefined ? whole : whole.replace(normal(text, label.span), "").replace(/\s+/g, " ");
  };
  return bare(before, older) === bare(after, newer);
}

function difference(
  part: StatementPart,
  other: StatementPart,
  older: ReadFileText,
  newer: ReadFileText,
): string {
  const at = (each: StatementPart, { text }: ReadFileText) => (each.at ? normal(text, each.at) : each.key);
  const value = (each: StatementPart, { text }: ReadFileText) => (each.value ? normal(text, each.value) : "");
  const [old, now] = [normal(older.text, part.span), normal(newer.text, other.span)];
  if (part.value !== undefined && other.value !== undefined) {
    const [was, is] = [value(part, older), value(other, newer)];
    if (was === is) {
      return `the ${part.word} of ${quoted(was)} moves from ${quoted(at(part, older))} to ${quoted(at(other, newer))}`;
    }
    const where = `the ${part.word} ${quoted(at(part, older))}`;
    if (at(part, older) === at(other, newer)) return `${where}: ${literalMoved(was, is) ?? becomes(was, is)}`;
  }
  return literalMoved(old, now, part.word) ?? becomes(old, now);
}

function becomes(before: string, after: string): string {
  return `${quoted(before)} becomes ${quoted(after)}`;
}

const literal = /(?<![\w.-])\d+(?:\.\d+)?(?: ?%)?(?![\w.-])/g;

/** `8% rises to 9%`, where one number is all that differs. */
function literalMoved(before: string, after: string, word?: string): string | undefined {
  const [was, is] = [before.match(literal) ?? [], after.match(literal) ?? []];
  if (before.replace(literal, "#") !== after.replace(literal, "#")) return undefined;
  const moved = was.flatMap((each, index) => {
    const other = is[index];
    return other === undefined || other === each ? [] : [[each, other] as const];
  });
  const [only, ...others] = moved;
  if (only === undefined || others.length > 0) return undefined;
  const number = (text: string) => exact.fromText(text.replace(/ ?%$/, ""));
  const direction = exact.compare(number(only[1]), number(only[0])) > 0 ? "rises" : "falls";
  const [from, to] = [withUnit(before, only[0]), withUnit(after, only[1])];
  return word === undefined
    ? `${quoted(from)} ${direction} to ${quoted(to)}`
    : `${word}: ${quoted(from)} ${direction} to ${quoted(to)}`;
}

/** `60000 USD` rather than `60000`. */
function withUnit(text: string, number: string): string {
  const at = text.indexOf(number);
  const unit = /^ [A-Z]{3}\b/.exec(text.slice(at + number.length))?.[0] ?? "";
  return `${number}${unit}`;
}
