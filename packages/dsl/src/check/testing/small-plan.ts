/** Small plans for tests: what every plan needs, so that a test writes only what it is about. */

import { parse } from "../../syntax/parse.js";
import { check } from "../check.js";

/** Deals that are credited to their rep, under a plan in USD. */
export const deals = `
data deals {
  id     : text key
  rep    : payee
  amount : money
  closed : date
}
credit booking of deals on closed {
  worth amount
  to    rep 100%
}
measure bookings per month = sum(booking)
`;

export function smallPlan(rest: string, settings = ""): string {
  return `language 1
plan small {
  effective from 2026-01-01 through 2026-12-31
  currency  USD
  ${settings}
  round     half even
}
${deals}
${rest}`;
}

/** A plan that pays these clauses each month. */
export function paying(clauses: string, rest = "", settings = ""): string {
  return smallPlan(
    `${rest}\ncomponent commission per month { ${clauses} }\npayout per month { pay commission }`,
    settings,
  );
}

/** What is found in a text: each code and the text it is about. */
export function findings(text: string): readonly string[] {
  const parsed = parse(text);
  const all = [...parsed.diagnostics, ...check(parsed.file).diagnostics];
  return all.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}
