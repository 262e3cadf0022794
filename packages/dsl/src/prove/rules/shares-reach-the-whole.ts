/** Finds credits whose shares come to less than the whole, or leave nothing for a receiver who has a share. */

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
  checkRoom(receivers, shares, analysing);
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

/** Where some have the whole already, the share of another one makes more than the whole as soon as there is any. */
function checkRoom(
  receivers: readonly Receiver[],
  shares: readonly (Fraction | undefined)[],
  analysing: Analysing,
): void {
  const sure = shares.map((share, index) => (receivers[index]?.ifAny ? undefined : share));
  const total = sure.reduce<Fraction>((so, share) => (share ? exact.add(so, share) : so), exact.zero);
  const other = receivers.find(({ share }, index) => shares[index] === undefined && share !== "rest");
  if (exact.compare(total, exact.one) < 0 || other === undefined || other.share === "rest") return;
  const whole = receivers.find((_, index) => sure[index] !== undefined);
  analysing.report(
    "no-share-left",
    other.share.span,
    "The others share the whole row already, so any share here makes more than 100 %",
    {
      help: "Write `rest` for one of the others, or `overlay` if this is extra credit",
      ...(whole && {
        related: [{ span: whole.span, message: "Shared here" }],
        ...(whole.share !== "rest" &&
          exact.equal(total, exact.one) &&
          receivers.filter((_, index) => sure[index] !== undefined).length === 1 && {
            fixes: [
              {
                title: "Give the other receiver the rest",
                edits: [{ span: whole.share.span, text: "rest" }],
              },
            ],
          }),
      }),
    },
  );
}

function fixedShare({ share }: Receiver, { domains }: Analysing): Fraction | undefined {
  if (share === "rest") return undefined;
  const domain = domainOf(share, domains);
  return domain.kind === "numbers" && domain.lower && isPoint(domain) ? domain.lower.value : undefined;
}
