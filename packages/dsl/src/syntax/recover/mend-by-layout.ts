/** Puts braces that do not pair where the layout says they belong. */

import type { IToken } from "chevrotain";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { sign } from "../token-types.js";
import { strayBrace, unclosed } from "./brace-diagnostics.js";
import { indentOf, positions } from "./brace-places.js";
import { isIndented } from "./pieces.js";
import { beginsLine, columnOf, is, lineOf, type Slice, virtualToken } from "./slice.js";

/**
 * The slice with braces where its layout says they belong: a line at or left of the line that opened a
 * block closes it; a brace that closes nothing is left out, and so is the first of two opening braces. If
 * there are more closing braces, one deeper than what it would close has lost its own.
 */
export function mendByLayout(slice: Slice): {
  readonly slice: Slice;
  readonly diagnostics: readonly Diagnostic[];
} {
  const kept: IToken[] = [];
  const open: { readonly indent: number; readonly token: IToken }[] = [];
  const diagnostics: Diagnostic[] = [];
  let surplus = positions(slice, sign.RBrace).length - positions(slice, sign.LBrace).length;

  function close(): void {
    const behind = kept.at(-1);
    const opener = open.pop();
    if (!behind || !opener) return;
    diagnostics.push(unclosed(behind, opener.token));
    kept.push(virtualToken(sign.RBrace, { behind }));
  }

  const byColumn = isIndented(slice);
  slice.forEach((token, at) => {
    const closes = is(token, sign.RBrace);
    if (byColumn && beginsLine(slice, at)) {
      const outside = ({ indent, token: opener }: { indent: number; token: IToken }) =>
        lineOf(opener) < lineOf(token) && columnOf(token) < indent + (closes ? 0 : 1);
      for (let top = open.at(-1); top && outside(top); top = open.at(-1)) close();
    }
    const again = is(token, sign.LBrace) && is(slice[at + 1], sign.LBrace);
    const deeper =
      surplus > 0 && closes && beginsLine(slice, at) && columnOf(token) > (open.at(-1)?.indent ?? 0);
    if (again || deeper || (closes && open.length === 0)) {
      diagnostics.push(strayBrace(token));
      if (closes) surplus -= 1;
    } else {
      if (is(token, sign.LBrace)) open.push({ indent: indentOf(slice, at), token });
      if (closes) open.pop();
      kept.push(token);
    }
  });
  while (open.length > 0) close();
  return { slice: kept, diagnostics };
}
