/**
 * The plan's names, each once: statements of one name and kind are versions of one thing when their
 * scopes differ; everything else is a duplicate.
 */

import { unreachable } from "../../invariant.js";
import type { Name, Statement } from "../../syntax/ast.js";
import type { OtherSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import { isFunction } from "../resolve/functions.js";

/** Statements that together define one name, in the order of the text. */
export interface Named<S extends Statement = Statement> {
  readonly name: Name;
  readonly statements: readonly [S, ...S[]];
}

type NamedStatement = Exclude<Statement, { kind: "plan" | "payout" | "given" | "test" | "prove" }>;

/** Kinds of which several statements may share a name, as versions. */
const versioned: readonly Statement["kind"][] = [
  "param",
  "table",
  "tiers",
  "measure",
  "quota",
  "component",
  "matrix",
  "scorecard",
  "award",
  "goal",
];

export function namesOf(checking: Checking): readonly Named<NamedStatement>[] {
  const byName = new Map<string, { name: Name; statements: [NamedStatement, ...NamedStatement[]] }>();
  for (const statement of checking.file.statements) {
    if (!hasName(statement) || statement.name.text === "") continue;
    const { name } = statement;
    const known = byName.get(name.text);
    if (known === undefined) {
      if (!isBuiltIn(statement, checking)) byName.set(name.text, { name, statements: [statement] });
    } else if (known.statements[0].kind === statement.kind && versioned.includes(statement.kind)) {
      known.statements.push(statement);
    } else if (!statement.broken) {
      checking.report({
        code: "duplicate-name",
        span: name.span,
        message: `\`${name.text}\` is already the name of a ${known.statements[0].kind}`,
        help: "Give one of them another name",
        related: [{ span: known.name.span, message: "The first one" }],
      });
    }
  }
  return [...byName.values()];
}

function hasName(statement: Statement): statement is NamedStatement {
  switch (statement.kind) {
    case "plan":
    case "payout":
    case "given":
    case "test":
    case "prove":
      return false;
    case "data":
    case "param":
    case "table":
    case "matrix":
    case "tiers":
    case "credit":
    case "measure":
    case "quota":
    case "scorecard":
    case "goal":
    case "component":
    case "award":
    case "journal":
      return true;
    default:
      return unreachable(statement);
  }
}

/** `payee` and `payout` mean something everywhere; the functions mean something in front of brackets. */
function isBuiltIn(statement: NamedStatement, checking: Checking): boolean {
  const { text, span } = statement.name;
  const called = statement.kind === "table" || statement.kind === "tiers" || statement.kind === "matrix";
  if (text !== "payee" && text !== "payout" && !(called && isFunction(text))) return false;
  checking.report({
    code: "built-in-name",
    span,
    message: `\`${text}\` already has a meaning in every plan`,
    help: "Give it another name",
  });
  return true;
}

export function otherSymbol(statement: NamedStatement): OtherSymbol {
  return { kind: "other", name: statement.name.text, statement };
}
