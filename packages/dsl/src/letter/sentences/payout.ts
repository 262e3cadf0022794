/** `payout`: when what was earned is paid, and what is kept back, advanced or set off. */

import { unreachable } from "../../invariant.js";
import type { PayingClause, PayoutStatement } from "../../syntax/ast.js";
import { tell, tellCondition } from "../expressions/tell-expression.js";
import { dateText, validityOf } from "../expressions/tell-time.js";
import type { Block, Fact } from "../letter.js";
import { capitalized, joined, type Part, type Text } from "../text.js";
import { behind, type Used } from "../uses.js";
import type { Writing } from "../writing.js";
import { documentationBlocks } from "./documentation.js";
import { placesOf } from "./earning/round.js";
import { factOf } from "./fact.js";
import { meaningTexts } from "./meanings.js";

export function tellPayout(payout: PayoutStatement, writing: Writing): readonly Block[] {
  const { paying, number } = writing.phrases;
  const { clauses, currency, per, scope, documentation } = payout;
  const paid = clauses.flatMap((clause) => (clause.kind === "payComponents" ? clause.names : []));
  const validity = validityOf(scope, writing);
  const facts: Fact[] = [
    ...clauses.flatMap((clause) => payingFact(clause, payout, writing) ?? []),
    ...(currency
      ? [
          factOf(
            paying.labels.currency,
            [paying.currency(number.currency(currency.code.text), currency.on)],
            writing,
          ),
        ]
      : []),
    ...(validity ? [factOf(paying.labels.inForce, [capitalized(validity)], writing)] : []),
  ];
  return [
    ...documentationBlocks(documentation),
    { kind: "paragraph", text: paying.introduction(per.unit) },
    { kind: "list", items: paid.map(({ text }) => capitalized(writing.names.titleOf(text))) },
    { kind: "paragraph", text: paying.toDate },
    ...(facts.length === 0 ? [] : [{ kind: "facts", rows: facts } as const]),
    ...meaningTexts(usedBehindHolds(payout, writing), writing).map(
      (text) => ({ kind: "paragraph", text }) as const,
    ),
  ];
}

/** Columns that a hold reads of a deal and that its credits have not explained. */
function usedBehindHolds({ clauses }: PayoutStatement, { plan }: Writing): readonly Used[] {
  const credits = plan.file.statements.filter(({ kind }) => kind === "credit");
  const explained = new Set(behind(credits, plan));
  const read = clauses.filter(({ kind }) => kind === "hold");
  return behind(read, plan).filter((used) => !explained.has(used) && used.kind === "column");
}

function payingFact(clause: PayingClause, payout: PayoutStatement, writing: Writing): Fact | undefined {
  const { paying } = writing.phrases;
  const { labels } = paying;
  switch (clause.kind) {
    case "payComponents":
      return undefined;
    case "hold":
      return factOf(labels.hold, [holdText(clause, writing)], writing);
    case "draw":
      return factOf(
        clause.recovery === "recoverable" ? labels.draw : labels.guarantee,
        drawTexts(clause, payout, writing),
        writing,
      );
    case "cap": {
      const { earning } = writing.phrases;
      const { carriedThrough } = clause.excess;
      return factOf(
        labels.cap,
        [
          paying.cap(tell(clause.value, writing), clause.per?.unit ?? payout.per.unit),
          carriedThrough
            ? earning.excessCarried(dateText(carriedThrough.value, writing.phrases))
            : earning.excessLost,
        ],
        writing,
      );
    }
    case "negative":
      return factOf(labels.negative, [paying.negative[clause.policy]], writing);
    case "leaver":
      return factOf(
        labels.leaver,
        [paying.leaver[clause.balance], ...(holds(payout) ? [paying.held[clause.held]] : [])],
        writing,
      );
    case "round":
      return factOf(labels.round, [paying.round(clause.mode, placesOf(clause, writing))], writing);
    default:
      return unreachable(clause);
  }
}

function holds({ clauses }: PayoutStatement): boolean {
  return clauses.some(({ kind }) => kind === "hold");
}

type Clause<K extends PayingClause["kind"]> = Extract<PayingClause, { kind: K }>;

function holdText({ share, of, release }: Clause<"hold">, writing: Writing): Text {
  const { paying } = writing.phrases;
  const held = tell(share, writing);
  const component = writing.names.titleOf(of.text);
  if (release.kind !== "until") {
    return paying.holdReleasedBy(held, component, tell(release.value, writing));
  }
  const isDay = writing.plan.typeOf.get(release.value)?.kind === "date";
  const told = isDay ? tell(release.value, writing) : tellCondition(release.value, writing);
  const isColumn = isDay && release.value.kind === "reference";
  return paying.holdUntil(held, component, isColumn ? paying.dayIn(told) : told);
}

function drawTexts(draw: Clause<"draw">, payout: PayoutStatement, writing: Writing): readonly Text[] {
  const { per } = payout;
  const { paying } = writing.phrases;
  const amount = tell(draw.amount, writing);
  const against: readonly Part[] = draw.against.map(({ text }) => joined([writing.names.titleOf(text)]));
  const from = draw.from && { from: draw.from };
  const through = draw.through && { through: draw.through };
  const validity = validityOf({ kind: "scope", span: draw.span, ...from, ...through }, writing);
  return [
    draw.advance ? paying.drawAdvance(amount, per.unit, against) : paying.draw(amount, per.unit, against),
    paying.drawLeaving,
    draw.recovery === "recoverable" ? paying.recoverable : paying.nonrecoverable,
    ...(isSettledApart(draw, payout) ? [paying.settledApart(against)] : []),
    ...(draw.forgiven ? [paying.forgiven(dateText(draw.forgiven.value, writing.phrases))] : []),
    ...(validity ? [paying.drawWhen(validity)] : []),
  ];
}

/** Balances that are carried stay with the draw's components, where the payout pays others too. */
function isSettledApart({ against }: Clause<"draw">, { clauses }: PayoutStatement): boolean {
  const isCarried = clauses.some((clause) => clause.kind === "negative" && clause.policy === "carried");
  const named = new Set(against.map(({ text }) => text));
  const hasOthers = clauses.some(
    (clause) => clause.kind === "payComponents" && clause.names.some(({ text }) => !named.has(text)),
  );
  return isCarried && named.size > 0 && hasOthers;
}
