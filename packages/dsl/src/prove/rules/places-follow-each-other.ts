/** Finds prizes that skip a place, and later places that are paid more than earlier ones. */

import { exact } from "@attain/engine";
import type { EarningClause } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { multipleOf } from "./multiple-of.js";

type Rank = Extract<EarningClause, { kind: "rank" }>;

export function placesFollowEachOther(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if ((statement.kind !== "component" && statement.kind !== "award") || !analysing.isSound(statement.span))
      continue;
    for (const clause of statement.clauses) if (clause.kind === "rank") checkPlaces(clause, analysing);
  }
}

function checkPlaces({ places }: Rank, analysing: Analysing): void {
  checkPrizes(places, analysing);
  const paid = places.flatMap(({ places: which, span }) =>
    which.kind === "place"
      ? [{ first: Number(which.first.value), last: Number((which.last ?? which.first).value), span }]
      : [],
  );
  if (paid.length < places.length) return;
  let next = 1;
  for (const { first, last, span } of paid.toSorted((a, b) => a.first - b.first)) {
    if (first > next) {
      const missing = first === next + 1 ? `place ${next}` : `places ${next} through ${first - 1}`;
      analysing.report("place-left-out", span, `Nobody is paid for ${missing}, and place ${first} is paid`, {
        help: "Write a prize for every place up to the last",
      });
      return;
    }
    next = Math.max(next, last + 1);
  }
}

function checkPrizes(places: Rank["places"], analysing: Analysing): void {
  const paid = places
    .flatMap(({ places: which, prize }) =>
      which.kind === "place"
        ? [{ first: Number(which.first.value), prize, ...multipleOf(prize, analysing.domains) }]
        : [],
    )
    .toSorted((a, b) => a.first - b.first);
  for (const [index, { first, prize, factor, of }] of paid.entries()) {
    const before = paid[index - 1];
    if (before === undefined || before.of !== of || exact.compare(factor, before.factor) <= 0) continue;
    analysing.report("prize-rises", prize.span, `Place ${first} is paid more than place ${before.first}`, {
      help: "Give the better place the larger prize",
      related: [{ span: before.prize.span, message: "The prize of the better place" }],
    });
    return;
  }
}
