/** Two texts of one plan give one name to two things. */

import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source/span.js";
import type { Statement } from "../syntax/ast.js";
import type { LinkedText } from "./linked-text.js";
import type { SharedStatement } from "./shared-statement.js";

export interface Taking {
  readonly from: LinkedText;
  /** Where the plan's own `use` line names it. */
  readonly listedAt?: Span;
}

/** It is said at the plan's own name, or at its `use` line when both come from other files. */
export function clash(
  { name, kind }: SharedStatement,
  { from, listedAt }: Taking,
  owner: { readonly text: LinkedText; readonly statement: Statement },
  plan: LinkedText,
): Diagnostic {
  const related = [{ span: name.span, message: "The other one" }];
  if (owner.text === plan && "name" in owner.statement) {
    const along = listedAt ? "takes" : "takes along";
    const message = `\`${name.text}\` is also the name of a ${kind} that the plan ${along} from \`${from.source.file}\``;
    return diagnose("duplicate-name", owner.statement.name.span, message, {
      help: "Give this one another name, or take from the file only what the plan needs",
      related,
    });
  }
  const files = `\`${owner.text.source.file}\` and \`${from.source.file}\``;
  return diagnose(
    "duplicate-name",
    listedAt ?? from.via?.file.span ?? plan.tree.span,
    `${files} both define \`${name.text}\`, and the plan takes both`,
    { help: "Take from each file only what the plan needs, or give one of the two another name", related },
  );
}
