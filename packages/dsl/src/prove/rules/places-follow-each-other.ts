/** Finds prizes that skip a place: the third is paid, and the second is not. */

import type { EarningClause } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";

type Rank = Extract<EarningClause, { kind: "rank" }>;

export function placesFollowEachOther(analysing: Analysing): void {
  for (const statement of analysing.plan.file.statements) {
    if ((statement.kind !== "component" && statement.kind !== "award") || !analysing.isSound(statement.span))
      continue;
    for (const clause of statement.clauses) if (clause.kind === "rank") checkPlaces(clause, analysing);
  }
}

function checkPlaces({ places }: Rank, analysing: Analysing): void {
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
