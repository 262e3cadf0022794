/** A name of another file that no `use` line takes from it. */

import type { SharingLine } from "../../link/link.js";
import type { Span } from "../../source/span.js";
import type { Name } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

/** The file is used here and shares the name; adding the name to the line mends it. */
export function reportNotTaken(name: Name, line: SharingLine, checking: Checking): void {
  const { text } = name;
  report(name, line.file, line.definition, checking, {
    help: `Add \`${text}\` to the names that are taken from \`${line.file}\``,
    ...(line.lastName && {
      fixes: [
        {
          title: `Take \`${text}\` from \`${line.file}\``,
          edits: [{ span: { start: line.lastName.end, end: line.lastName.end }, text: `, ${text}` }],
        },
      ],
    }),
  });
}

/** It came along with something else, from a file that is not used here. */
export function reportFarAway(name: Name, definition: Span, checking: Checking): void {
  const owner = checking.imports.fileOf(definition);
  report(name, owner, definition, checking, {
    help:
      owner === undefined
        ? "Define it in that file as well, or in one that it uses"
        : `Take it from there: \`use "${owner}" { ${name.text} }\``,
  });
}

function report(
  name: Name,
  owner: string | undefined,
  definition: Span,
  checking: Checking,
  extras: Pick<Parameters<Checking["report"]>[0], "help" | "fixes">,
): void {
  const user = checking.imports.fileOf(name.span);
  checking.report({
    code: "not-taken",
    span: name.span,
    message:
      owner === undefined
        ? `\`${name.text}\` is the plan's own, and \`${user}\` knows nothing of it`
        : `\`${name.text}\` is defined in \`${owner}\`, and no \`use\` line here takes it`,
    ...extras,
    related: [{ span: definition, message: "Defined here" }],
    cause: `not taken ${user ?? ""} ${name.text}`,
  });
}
