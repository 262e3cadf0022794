/**
 * Law: every name means something. One misspelt name is one mistake, however often it is used; when a
 * name is used several times and one nobody uses is spelt almost alike, the slip is in the definition.
 */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Name } from "../../syntax/ast.js";
import { allWords, reservedWords } from "../../syntax/words.js";
import type { PlanSymbol } from "../checked-plan.js";
import type { Checking, Definition } from "../checking.js";
import type { Candidate, UnknownName } from "../resolve/unknown-name.js";

export function namesAreDefined(checking: Checking): void {
  const groups = new Map<string, UnknownName[]>();
  for (const unknown of checking.unknownNames) {
    const group = groups.get(unknown.name.text);
    if (group) group.push(unknown);
    else groups.set(unknown.name.text, [unknown]);
  }
  if (groups.size === 0) return;
  const used = usedDefinitions(checking);
  const misread = misreadNames(used, checking);
  for (const group of groups.values()) {
    if (misread.some((name) => mayBeMisread(group[0]?.name.text ?? "", name))) continue;
    group.sort((a, b) => a.name.span.start - b.name.span.start);
    reportGroup(group, used, checking);
  }
}

function reportGroup(group: readonly UnknownName[], used: ReadonlySet<Definition>, checking: Checking): void {
  const [first, ...others] = group;
  if (first === undefined) return;
  const { text, span } = first.name;
  // Of equally near names, one that nobody uses is the likelier.
  const isUnused = (candidate: Candidate) => candidate.definition && !used.has(candidate.definition);
  const candidates = [
    ...first.candidates.filter(isUnused),
    ...first.candidates.filter((candidate) => !isUnused(candidate)),
  ];
  const near = didYouMean(
    text,
    candidates.map((candidate) => candidate.text),
  );
  const isWordUnused = (candidate: Candidate) => isUnused(candidate) && words.has(candidate.text);
  const definition = candidates.find((candidate) => candidate.text === near)?.definition;
  const place = definition && definitionName(definition);
  if (near !== undefined && place && definition && others.length > 0 && !used.has(definition)) {
    checking.report({
      code: "unknown-name",
      span: place.span,
      message: `\`${near}\` is used nowhere, but \`${text}\` is and nothing is called so`,
      help: `Is this the one that is meant? Then call it \`${text}\``,
      related: group.map(({ name }) => ({ span: name.span, message: "Used here" })),
      fixes: [{ title: `Call it \`${text}\``, edits: [{ span: place.span, text }] }],
    });
    return;
  }
  const swallowing =
    near === undefined && first.help === undefined ? candidates.find(isWordUnused) : undefined;
  const word = swallowing?.definition && definitionName(swallowing.definition);
  if (word) {
    checking.report({
      code: "unknown-name",
      span: word.span,
      message: `\`${word.text}\` is read as a name here, and nothing is called \`${text}\``,
      help: `Write the name that is missing in front of \`${word.text}\``,
      related: group.map(({ name }) => ({ span: name.span, message: "Used here" })),
    });
    return;
  }
  checking.report({
    code: "unknown-name",
    span,
    message: first.message,
    help: near === undefined ? (first.help ?? helpFor(text)) : `Did you mean \`${near}\`?`,
    ...(near !== undefined &&
      !group.some(({ implied }) => implied) && {
        fixes: [
          { title: `Write \`${near}\``, edits: group.map(({ name }) => ({ span: name.span, text: near })) },
        ],
      }),
    ...related(first, others, place && !(definition && used.has(definition)) ? place : undefined),
  });
}

/** The other places of the name; and a definition nobody uses, which may be the misspelt one of the two. */
function related(first: UnknownName, others: readonly UnknownName[], unused: Name | undefined) {
  const places = [
    ...(first.related ?? []),
    ...others.map(({ name }) => ({ span: name.span, message: "Here too" })),
    ...(unused ? [{ span: unused.span, message: "Defined here, and used nowhere" }] : []),
  ];
  return places.length > 0 ? { related: places } : {};
}

/** Names of statements that could not be read whole and that nobody uses: the name itself may be misread. */
function misreadNames(used: ReadonlySet<Definition>, checking: Checking): readonly string[] {
  return [...checking.symbols.values()]
    .filter((symbol) => !used.has(symbol) && isBroken(symbol))
    .map(({ name }) => name);
}

function isBroken(symbol: PlanSymbol): boolean {
  if (symbol.kind === "source" || symbol.kind === "credit" || symbol.kind === "other") {
    return symbol.statement.broken === true;
  }
  return symbol.statements.some(({ broken }) => broken);
}

/** A word of the language was no name, and what contains a name may have swallowed a neighbour. */
function mayBeMisread(text: string, name: string): boolean {
  return (
    name.includes(text) || text.includes(name) || words.has(name) || didYouMean(text, [name]) !== undefined
  );
}

/** A word of the language where a name should be has swallowed an omission. */
function helpFor(text: string): string {
  return isWord(text)
    ? `\`${text}\` is a word of the language: perhaps something is missing in front of it`
    : "Define it, or write the name of something the plan defines";
}

const words: ReadonlySet<string> = new Set(allWords);

const clauseWords: ReadonlySet<string> = new Set([
  ...reservedWords,
  ...[
    "overlay",
    "worth",
    "pay",
    "gate",
    "times",
    "floor",
    "cap",
    "paid",
    "clause",
    "round",
    "key",
    "optional",
    "default",
    "header",
    "final",
  ],
]);

function isWord(text: string): boolean {
  return clauseWords.has(text);
}

/** What is named anywhere but at its own definition. */
function usedDefinitions(checking: Checking): ReadonlySet<Definition> {
  const used = new Set<Definition>();
  for (const [name, definition] of checking.symbolOf) {
    if (definitionName(definition)?.span.start !== name.span.start) used.add(definition);
  }
  return used;
}

function definitionName(definition: Definition): Name | undefined {
  switch (definition.kind) {
    case "column":
      return definition.declaration?.name;
    case "source":
    case "credit":
      return definition.statement.name;
    case "other":
      return "name" in definition.statement ? definition.statement.name : undefined;
    default:
      return definition.statements[0].name;
  }
}
