/** Versions of one thing: whom and when each stands for, so that at most one stands for anybody on a day. */

import type { Statement, Scope as Validity } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

interface Version {
  readonly scope?: Validity;
  /** Where to say that two versions are the same. */
  readonly span: { readonly start: number; readonly end: number };
}

/** A version is known by whom it is for and from when: of two with both alike neither would win. */
export function checkVersions(name: string, versions: readonly Version[], checking: Checking): void {
  const seen = new Map<string, Version>();
  for (const version of versions) {
    const { scope } = version;
    checkDates(scope, checking);
    const key = `${scope?.from?.value ?? ""} ${scope?.payee?.text ?? ""}`;
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, version);
      continue;
    }
    checking.report({
      code: "duplicate-name",
      span: version.span,
      message: `\`${name}\` is defined twice for the same ${scope?.payee ? "payee" : "payees"} and from the same day`,
      help: "Give one of them another name, or say from when or for whom it stands: `from 2026-07-01`, `for ann`",
      related: [{ span: before.span, message: "The first one" }],
    });
  }
}

export function checkDates(scope: Validity | undefined, checking: Checking): void {
  if (!scope?.from || !scope.through || scope.from.value <= scope.through.value) return;
  checking.report({
    code: "dates-reversed",
    span: scope.span,
    message: `It ends on ${scope.through.value}, before it begins on ${scope.from.value}`,
    help: "Write the first day after `from` and the last day after `through`",
  });
}

/** Versions say the same thing with other values; what may not differ between them is named. */
export function reportDifference(
  statement: Extract<Statement, { readonly name: { readonly text: string } }>,
  what: string,
  checking: Checking,
): void {
  checking.report({
    code: "versions-differ",
    span: statement.name.span,
    message: `This version of \`${statement.name.text}\` has another ${what} than the first one`,
    help: `Write the same ${what} in every version, or give this one another name`,
  });
}
