/** A `use` line names something that the file does not share. */

import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import type { Name } from "../syntax/ast.js";
import type { LinkedText } from "./linked-text.js";

export function missingName(name: Name, { tree, source, shares }: LinkedText): Diagnostic {
  const other = tree.statements.find((each) => "name" in each && each.name.text === name.text);
  if (other) {
    const message = `\`${name.text}\` is a ${other.kind} of \`${source.file}\`, and no other plan can take it`;
    return diagnose("wrong-kind", name.span, message, {
      help: "Leave it out: plans, payouts, journals, given rows and tests belong to their own file",
    });
  }
  const near = nameMeant(name, { shares });
  return diagnose("unknown-name", name.span, `\`${source.file}\` defines nothing called \`${name.text}\``, {
    help: near === undefined ? `It defines ${listing([...shares.keys()])}` : `Did you mean \`${near}\`?`,
    ...(near !== undefined && {
      fixes: [{ title: `Write \`${near}\``, edits: [{ span: name.span, text: near }] }],
    }),
  });
}

export function nameMeant({ text }: Name, { shares }: Pick<LinkedText, "shares">): string | undefined {
  return didYouMean(text, shares.keys());
}

function listing(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `\`${name}\``);
  if (shown.length === 0) return "nothing that can be taken";
  return names.length > shown.length ? `${shown.join(", ")} and others` : shown.join(", ");
}
