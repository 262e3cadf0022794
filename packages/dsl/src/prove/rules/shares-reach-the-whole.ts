/** Finds credits whose shares come to less than the whole, so that a part of each row is nobody's. */

import { exact, type Fraction } from "@attain/engine";
import type { CreditClause, CreditStatement } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { isPoint } from "../domains/domain.js";
import { domainOf } from "../domains/domain-of.js";
import { showNumber } from "../show-value.js";

type Receiver = Extract<CreditClause, { kind: "receiver" }>;

export function sharesReachTheWhole(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if (statement.kind === "credit" && !statement.broken && analysing.isSound(statement.span)) {
      checkShares(statement, analysing);
    }
  }
}

/** One receiver of a part may be meant; several who leave something over are not. */
function checkShares({ clauses }: CreditStatement, analysing: Analysing): void {
  const receivers = clauses.filter(
    (clause): clause is Receiver => clause.kind === "receiver" && clause.to === "to",
  );
  const shares = receivers.map((receiver) => fixedShare(receiver, analysing));
  const last = receivers.at(-1);
  if (receivers.length < 2 || last === undefined || shares.some((share) => share === undefined)) return;
  const total = shares.reduce<Fraction>((so, share) => (share ? exact.add(so, share) : so), exact.zero);
  if (exact.compare(total, exact.one) >= 0) return;
  const show = (value: Fraction) => showNumber(value, { kind: "percent" }, "");
  const left = exact.subtract(exact.one, total);
  const share = last.share === "rest" ? undefined : last.share;
  analysing.report(
    "shares-below-whole",
    share?.span ?? last.span,
    `The shares come to ${show(total)}, so that ${show(left)} of each row goes to nobody`,
    {
      help: "Write `rest` for one of the receivers, who then takes what is left",
      ...(share && {
        fixes: [{ title: "Give the last receiver the rest", edits: [{ span: share.span, text: "rest" }] }],
      }),
    },
  );
}

function fixedShare({ share }: Receiver, { domains }: Analysing): Fraction | undefined {
  if (share === "rest") return undefined;
  const domain = domainOf(share, domains);
  return domain.kind === "numbers" && domain.lower && isPoint(domain) ? domain.lower.value : undefined;
}
