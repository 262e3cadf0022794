/** Where a statement's header ends and what follows it begins. */

import { read } from "../parser.js";
import { sign } from "../token-types.js";
import { canBegin } from "./clauses.js";
import { type Form, forms } from "./forms.js";
import { beginsLine, is, type Slice } from "./slice.js";

export interface Parts {
  readonly header: Slice;
  /** How the part behind the header begins; undefined where its sign is missing. */
  readonly opener: "LBrace" | "Equals" | "Colon" | undefined;
  readonly rest: Slice;
  /** Behind the closing brace. */
  readonly trailing: Slice;
}

/** The header ends where its rule can read no further and the next part opens, else with its line. */
export function partsOf(form: Form, tokens: Slice): Parts {
  const stoppedAt = headerStop(form, tokens);
  const opens = (at: number) =>
    (form.list && is(tokens[at], sign.LBrace)) || (form.tail && is(tokens[at], sign[form.tail.sign]));
  const at = opens(stoppedAt) ? stoppedAt : [...tokens.keys()].find(opens);
  if (at !== undefined && (at === stoppedAt || !clauseBetween(form, tokens, at))) return split(tokens, at);
  const line = lineEnd(tokens, 0);
  const whole = stoppedAt > 0 && stoppedAt < line && read(form.header, tokens.slice(0, stoppedAt)).tree;
  const end = whole ? stoppedAt : line;
  const rest = tokens.slice(end);
  const closed = form.list && is(rest.at(-1), sign.RBrace);
  return {
    header: tokens.slice(0, end),
    opener: undefined,
    rest: closed ? rest.slice(0, -1) : rest,
    trailing: [],
  };
}

/** Where the header's rule stops; the columns of a `given` belong to its header. */
function headerStop(form: Form, tokens: Slice): number {
  const header = read(form.header, tokens);
  const stoppedAt = header.tree ? tokens.length : header.stoppedAt;
  if (form !== forms.given || !is(tokens[stoppedAt], sign.LParen)) return stoppedAt;
  const end = lineEnd(tokens, stoppedAt);
  const close = tokens.findIndex((token, at) => at > stoppedAt && at < end && is(token, sign.RParen));
  return close < 0 ? end : close + 1;
}

/** The first token behind the line of this one. */
function lineEnd(tokens: Slice, at: number): number {
  const next = tokens.findIndex((_, index) => index > at && beginsLine(tokens, index));
  return next < 0 ? tokens.length : next;
}

export function openerOf({ rest }: Parts, tokens: Slice): Slice[number] | undefined {
  const [first] = rest;
  return first && tokens[tokens.indexOf(first) - 1];
}

/** Whether a clause begins before this token: then it does not open the statement's own list. */
function clauseBetween(form: Form, tokens: Slice, at: number): boolean {
  const { list } = form;
  if (!list) return false;
  return tokens
    .slice(0, at)
    .some((_, index) => index > 0 && beginsLine(tokens, index) && canBegin(list, tokens, index));
}

function split(tokens: Slice, at: number): Parts {
  const header = tokens.slice(0, at);
  const opener = tokens[at];
  if (!is(opener, sign.LBrace)) {
    return {
      header,
      opener: is(opener, sign.Colon) ? "Colon" : "Equals",
      rest: tokens.slice(at + 1),
      trailing: [],
    };
  }
  let depth = 0;
  const end = tokens.findIndex((token, index) => {
    if (index < at) return false;
    if (is(token, sign.LBrace)) depth += 1;
    if (is(token, sign.RBrace)) depth -= 1;
    return depth === 0;
  });
  const close = end < 0 ? tokens.length : end;
  return { header, opener: "LBrace", rest: tokens.slice(at + 1, close), trailing: tokens.slice(close + 1) };
}
