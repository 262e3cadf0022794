/** Names, paths and calls as the words of a sentence. What is the payee's is the reader's. */

import type { BuiltIn, Head } from "../../check/checked-plan.js";
import { unreachable } from "../../invariant.js";
import type { Expression, Name, Path, Reference } from "../../syntax/ast.js";
import type { Part, Text } from "../text.js";
import { joined, plainText } from "../text.js";
import type { Writing } from "../writing.js";

type Tell = (expression: Expression) => Text;

export function tellReference(reference: Reference, writing: Writing, tell: Tell): Text {
  const { phrases, names, plan } = writing;
  const head = plan.meaningOf.get(reference)?.head;
  const called = reference.arguments;
  if (head?.kind === "function") return tellFunction(head.name, called ?? [], writing, tell);
  if (called !== undefined) return tellCall(reference, head, called, writing, tell);
  const [ofRow, ...further] = reference.path;
  if (head?.kind === "column" && reference.head.text === writing.rows && ofRow !== undefined) {
    return ofEach([names.of(ofRow.text)], further, writing);
  }
  const special = head && specialHead(head, reference, writing);
  if (special !== undefined) return special;
  if (reference.head.text === "payee" && (head?.kind === "payee" || head?.kind === "keyed")) {
    const [first, ...others] = reference.path;
    if (first === undefined) return phrases.expression.you;
    const what = names.of(first.text);
    const owned = writing.isOfAnybody ? phrases.expression.theirs(what) : phrases.expression.yours(what);
    return ofEach(owned, others, writing);
  }
  if (head?.kind === "column" && plan.symbols.get(reference.head.text)?.kind === "credit") {
    const [column, ...others] = reference.path;
    if (column !== undefined) {
      const ofCredit = phrases.expression.ofCredit(names.of(column.text), names.of(reference.head.text));
      return ofEach(ofCredit, others, writing);
    }
  }
  if (head?.kind === "keyed") {
    const [column, ...others] = reference.path;
    if (column !== undefined) {
      return ofEach(enteredText(head, column.text, writing), others, writing);
    }
  }
  return ofEach([names.of(reference.head.text)], reference.path, writing);
}

/** A column of the row for the payee, for the group or for the period. */
function enteredText(
  { source, groupKey }: Extract<Head, { kind: "keyed" }>,
  column: string,
  { phrases, names }: Writing,
): Text {
  const [what, rows] = [names.of(column), names.of(source.name)];
  if (groupKey) return phrases.expression.enteredForGroup(what, names.of(groupKey.name), rows);
  const isPayees = source.keys.some(({ type }) => type.kind === "payee");
  return isPayees ? phrases.expression.enteredFor(what, rows) : phrases.expression.entered(what, rows);
}

/** Parts that a credit or a component has by itself, whatever the plan calls its columns. */
function specialHead(head: Head, reference: Reference, writing: Writing): Text | undefined {
  const { phrases, names } = writing;
  const owner = names.of(reference.head.text);
  switch (head.kind) {
    case "goal": {
      const level = head.level ?? writing.group;
      return level === undefined
        ? phrases.expression.yourPart(owner)
        : phrases.expression.partOf(names.of(level), owner);
    }
    case "share":
      return phrases.expression.shareOf(owner);
    case "receiver":
      return reference.path.length === 1 ? phrases.expression.receiverOf(owner) : undefined;
    case "creditDate":
      return phrases.expression.creditedOn(owner);
    case "monthsInPlan":
      return phrases.expression.monthsInPlan;
    case "figure": {
      const title = head.figure.kind === "component" ? names.titleOf(head.figure.name) : [owner];
      if (head.part === undefined) return reference.path.length === 0 ? title : undefined;
      return head.part === "uncapped" ? phrases.expression.uncapped(title) : phrases.expression.excess(title);
    }
    default:
      return undefined;
  }
}

/** `region` of `manager` of `rep`, from the inside out. */
function ofEach(owner: Text, path: readonly Name[], { phrases, names }: Writing): Text {
  return path.reduce<Text>((inner, { text }) => phrases.expression.ofOwner(names.of(text), inner), owner);
}

/** The name a path of receivers leads to. */
export function tellPath({ names: [first, ...others] }: Path, writing: Writing): Text {
  return ofEach([writing.names.of(first.text)], others, writing);
}

function tellCall(
  reference: Reference,
  head: Head | undefined,
  called: readonly Expression[],
  { phrases, names }: Writing,
  tell: Tell,
): Text {
  const name = names.of(reference.head.text);
  const [first] = called;
  if (head?.kind === "tiers" && first) return phrases.expression.readAt(name, tell(first));
  return phrases.expression.lookedUp(name, called.map(tell));
}

function tellFunction(name: BuiltIn, called: readonly Expression[], { phrases }: Writing, tell: Tell): Text {
  const { expression, time } = phrases;
  const parts: readonly Part[] = called.map(tell);
  const [first = "", second = ""] = parts;
  const isFormula = called[0]?.kind === "arithmetic";
  // Words that stand before or behind a formula hold for all of it.
  const whole = isFormula ? phrases.marks.group(first) : first;
  switch (name) {
    case "min":
      return expression.lowest(parts);
    case "max":
      return expression.highest(parts);
    case "round":
      return expression.roundedTo(first, second);
    case "prorate":
      return expression.prorated(first, isFormula);
    case "opening":
      return expression.atStart(whole);
    case "closing":
      return expression.atEnd(whole);
    case "day_average":
      return expression.dayAverage(first);
    case "quarterly":
      return expression.quarterly(whole);
    case "monthly":
      return expression.monthly(whole);
    case "prior":
      return expression.before(whole);
    case "months":
      return [time.months(plainText(joined([first])))];
    default:
      return unreachable(name);
  }
}
