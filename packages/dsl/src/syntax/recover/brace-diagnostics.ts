/** What is said of braces that do not pair. */

import type { IToken } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { tokenSpan } from "../build/building.js";
import { sign } from "../token-types.js";
import { is } from "./slice.js";

export function strayBrace(token: IToken): Diagnostic {
  const span = tokenSpan(token);
  const message = is(token, sign.LBrace)
    ? "There is one `{` too many here"
    : "There is one `}` too many here: no `{` is left that it could close";
  return diagnose("stray-brace", span, message, {
    help: `Delete this \`${token.image}\``,
    fixes: [{ title: `Delete ${token.image}`, edits: [{ span, text: "" }] }],
  });
}

export function unclosed(behind: IToken, opener: IToken | undefined): Diagnostic {
  const end = tokenSpan(behind).end;
  return diagnose("unclosed-block", { start: end, end }, "A `}` is missing here: the block is not closed", {
    help: "Close the block with `}`",
    ...(opener ? { related: [{ span: tokenSpan(opener), message: "the block begins here" }] } : {}),
    fixes: [{ title: "Add the }", edits: [{ span: { start: end, end }, text: " }" }] }],
  });
}

export function unopened(behind: IToken): Diagnostic {
  const end = tokenSpan(behind).end;
  return diagnose("missing-brace", { start: end, end }, "A `{` is missing here: it opens the block", {
    help: "Put `{` behind the header and `}` behind the last line of the block",
    fixes: [{ title: "Add the {", edits: [{ span: { start: end, end }, text: " {" }] }],
  });
}
