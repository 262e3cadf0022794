/**
 * Law: every name means something. One misspelt name is one mistake, however often it is used; when a
 * name is used several times and one nobody uses is spelt almost alike, the slip is in the definition.
 */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Name } from "../../syntax/ast.js";
import { reservedWords } from "../../syntax/words.js";
import type { Checking, Definition } from "../checking.js";
import type { UnknownName } from "../resolve/unknown-name.js";

export function namesAreDefined(checking: Checking): void {
  const groups = new Map<string, UnknownName[]>();
  for (const unknown of checking.unknownNames) {
    const group = groups.get(unknown.name.text);
    if (group) group.push(unknown);
    else groups.set(unknown.name.text, [unknown]);
  }
  if (groups.size === 0) return;
  const used = usedDefinitions(checking);
  for (const group of groups.values()) {
    group.sort((a, b) => a.name.span.start - b.name.span.start);
    reportGroup(group, used, checking);
  }
}

function reportGroup(group: readonly UnknownName[], used: ReadonlySet<Definition>, checking: Checking): void {
  const [first, ...others] = group;
  if (first === undefined) return;
  const { text, span } = first.name;
  const near = didYouMean(
    text,
    first.candidates.map((candidate) => candidate.text),
  );
  const definition = first.candidates.find((candidate) => candidate.text === near)?.definition;
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
  checking.report({
    code: "unknown-name",
    span,
    message: first.message,
    help: near === undefined ? (first.help ?? helpFor(text)) : `Did you mean \`${near}\`?`,
    ...(near !== undefined && {
      fixes: [
        { title: `Write \`${near}\``, edits: group.map(({ name }) => ({ span: name.span, text: near })) },
      ],
    }),
    ...(others.length > 0 && {
      related: others.map(({ name }) => ({ span: name.span, message: "Here too" })),
    }),
  });
}

/** A word of the language where a name should be has swallowed an omission. */
function helpFor(text: string): string {
  return isWord(text)
    ? `\`${text}\` is a word of the language: perhaps something is missing in front of it`
    : "Define it, or write the name of something the plan defines";
}

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
