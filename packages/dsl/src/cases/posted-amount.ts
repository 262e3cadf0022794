/** What a journal posted on an event in a period, or what is left in its books at the period's end. */

import { type Outcome, type RuleSet, sumDecimals } from "@attain/engine";

export interface PostedWhat {
  readonly journal: string;
  /** An event, or `balance`. */
  readonly part: string;
}

/** What a journal takes back counts as negative. `payee` is absent for books of the whole plan. */
export function postedAmount(
  { journal: lines, rollForward, faults }: Outcome,
  { journal, part }: PostedWhat,
  payee: string | undefined,
  ruleSet: RuleSet,
): string | undefined {
  // Whoever has a fault has no books.
  if (faults.some((fault) => fault.payee === null || fault.payee === payee)) return undefined;
  const own = payee ?? "";
  if (part === "balance") {
    const months = rollForward.filter((line) => line.journal === journal && line.payee === own);
    const last = months.at(-1)?.period;
    return sumDecimals(months.filter(({ period }) => period === last).map(({ closing }) => closing));
  }
  const posting = ruleSet.journals
    ?.find(({ name }) => name === journal)
    ?.postings.find(({ on }) => on === part);
  const posted = lines.filter(
    (line) => line.journal === journal && line.event === part && line.payee === own && line.side === "dr",
  );
  return sumDecimals(
    posted.map(({ account, amount }) => (account === posting?.debit ? amount : `-${amount}`)),
  );
}
