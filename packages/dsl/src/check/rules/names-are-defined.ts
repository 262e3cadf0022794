/**
 * Law: every name means something. One misspelt name is one mistake, however often it is used; when a
 * name is used several times and one nobody uses is spelt almost alike, the slip is in the definition.
 */

import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { Name } from "../../syntax/ast.js";
import { allWords, reservedWords } from "../../syntax/words.js";
import type { PlanSymbol } from "../checked-plan.js";
import type { Checking, Definition } from "../checking.js";
import { definitionName } from "../definition-name.js";
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
  let guesses = 0;
  for (const [text, group] of groups) {
    if (misread.some((name) => mayBeMisread(text, name))) continue;
    group.sort((a, b) => a.name.span.start - b.name.span.start);
    const [first] = group;
    if (first === undefined) continue;
    const guess = guesses < mostGuesses ? guessFor(first, used) : {};
    guesses += 1;
    reportGroup(first, group, guess, checking);
  }
}

/** Comparing names takes time, and a text with so many unknown ones has another trouble. */
const mostGuesses = 200;

/** What an unknown name may have been meant to be. */
interface Guess {
  readonly near?: string;
  /** The name at the definition of `near`, when nobody uses it. */
  readonly unused?: Name;
  /** A word of the language that is read as the name of something nobody uses. */
  readonly swallowed?: Name;
  readonly help?: string;
}

function guessFor(unknown: UnknownName, used: ReadonlySet<Definition>): Guess {
  const isUnused = ({ definition }: Candidate) => definition !== undefined && !used.has(definition);
  const all = unknown.candidates();
  // Of equally near names, one that nobody uses is the likelier.
  const candidates = [...all.filter(isUnused), ...all.filter((candidate) => !isUnused(candidate))];
  const texts = candidates.map(({ text }) => text);
  const near = didYouMean(unknown.name.text, texts);
  if (near !== undefined) {
    const meant = candidates.find(({ text }) => text === near);
    const unused = meant?.definition && isUnused(meant) ? definitionName(meant.definition) : undefined;
    return { near, ...(unused && { unused }) };
  }
  const help = unknown.help?.();
  if (help !== undefined) return { help };
  const word = candidates.find(
    (candidate) => isUnused(candidate) && headerWords.has(candidate.text),
  )?.definition;
  const swallowed = word && definitionName(word);
  return swallowed ? { swallowed } : {};
}

function reportGroup(
  first: UnknownName,
  group: readonly UnknownName[],
  guess: Guess,
  checking: Checking,
): void {
  const { text, span } = first.name;
  const { near, unused, swallowed } = guess;
  const uses = group.map(({ name }) => ({ span: name.span, message: "Used here" }));
  if (near !== undefined && unused && group.length > 1) {
    checking.report({
      code: "unknown-name",
      span: unused.span,
      message: `\`${near}\` is used nowhere, but \`${text}\` is and nothing is called so`,
      help: `Is this the one that is meant? Then call it \`${text}\``,
      related: uses,
      fixes: [{ title: `Call it \`${text}\``, edits: [{ span: unused.span, text }] }],
    });
  } else if (swallowed) {
    checking.report({
      code: "unknown-name",
      span: swallowed.span,
      message: `\`${swallowed.text}\` is read as a name here, and nothing is called \`${text}\``,
      help: `Write the name that is missing in front of \`${swallowed.text}\``,
      related: uses,
    });
  } else {
    const isWritten = !group.some(({ implied }) => implied);
    checking.report({
      code: "unknown-name",
      span,
      message: first.message,
      help: near === undefined ? (guess.help ?? helpFor(text)) : `Did you mean \`${near}\`?`,
      ...(near !== undefined &&
        isWritten && {
          fixes: [
            { title: `Write \`${near}\``, edits: group.map(({ name }) => ({ span: name.span, text: near })) },
          ],
        }),
      ...related(first, group.slice(1), unused),
    });
  }
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
  if (
    symbol.kind === "source" ||
    symbol.kind === "credit" ||
    symbol.kind === "journal" ||
    symbol.kind === "other"
  ) {
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

/** Words that follow a name in a header: with the name missing they are read as one. */
const headerWords: ReadonlySet<string> = new Set([
  ...["dated", "of", "on", "per", "for", "from"],
  ...["marginal", "retroactive", "reached", "top", "curve", "accumulating"],
]);

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
