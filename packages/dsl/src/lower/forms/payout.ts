/** `payout`: what is paid, and what holds, draws, caps and leaving do to it. */

import { type Draw, type Hold, minorUnits, type Payout, type PersonalPayout } from "@attain/engine";
import type { CheckedPlan } from "../../check/checked-plan.js";
import { invariant, unreachable } from "../../invariant.js";
import type { PayingClause, PayoutStatement } from "../../syntax/ast.js";
import { lowerRule } from "../condition.js";
import { lowerExpression } from "../expressions/expression.js";
import { periodScope, rowScope } from "../lowering-scope.js";
import type { RuleSetBuilder } from "../rule-set-builder.js";
import { lowerExcess, lowerRounding } from "./component.js";

type Clause<Kind extends PayingClause["kind"]> = Extract<PayingClause, { kind: Kind }>;

export function lowerPayout({ payout }: CheckedPlan, builder: RuleSetBuilder): Payout {
  invariant(payout, "a plan without errors has a payout");
  return lowerStatement(payout, builder);
}

/** Those of single payees, in the order written. */
export function lowerPersonalPayouts(plan: CheckedPlan, builder: RuleSetBuilder): readonly PersonalPayout[] {
  return plan.personalPayouts.map((payout) => ({
    payee: payout.scope?.payee?.text ?? "",
    ...lowerStatement(payout, builder),
  }));
}

function lowerStatement(payout: PayoutStatement, builder: RuleSetBuilder): Payout {
  const { clauses } = payout;
  const of = <Kind extends PayingClause["kind"]>(kind: Kind) =>
    clauses.filter((clause): clause is Clause<Kind> => clause.kind === kind);
  const [round] = of("round");
  const [negative] = of("negative");
  const [leaver] = of("leaver");
  const holds = of("hold").map((clause) => lowerHold(clause, builder));
  const draws = of("draw").map((clause) => lowerDraw(clause, builder));
  const caps = of("cap").map((clause) => ({
    value: lowerExpression(clause.value, periodScope, builder),
    ...(clause.per && { per: clause.per.unit }),
    excess: lowerExcess(clause.excess),
    place: builder.place(clause.span),
  }));
  const { currency } = payout;
  return {
    per: payout.per.unit,
    ...(currency && { exchange: { currency: currency.code.text, on: currency.on } }),
    components: of("payComponents").flatMap(({ names }) => names.map(({ text }) => text)),
    ...(round && { rounding: paidRounding(round, payout, builder) }),
    ...(holds.length > 0 && { holds }),
    ...(draws.length > 0 && { draws }),
    ...(caps.length > 0 && { caps }),
    ...(negative && { negative: negative.policy }),
    ...(leaver && { leaver: { balance: leaver.balance, held: leaver.held } }),
    place: builder.place(payout.span),
  };
}

/** To the minor unit of what is paid, where the plan names no places. */
function paidRounding(round: Clause<"round">, { currency }: PayoutStatement, builder: RuleSetBuilder) {
  const rounding = lowerRounding(round, builder);
  if (currency === undefined || round.places !== undefined) return rounding;
  return { ...rounding, places: minorUnits(currency.code.text) ?? rounding.places };
}

function lowerHold(hold: Clause<"hold">, builder: RuleSetBuilder): Hold {
  return {
    component: hold.of.text,
    share: lowerExpression(hold.share, rowScope, builder),
    release: lowerRelease(hold.release, builder),
    place: builder.place(hold.span),
  };
}

/** `until` is a date or a condition. */
function lowerRelease({ kind, value }: Clause<"hold">["release"], builder: RuleSetBuilder): Hold["release"] {
  switch (kind) {
    case "until":
      return builder.plan.typeOf.get(value)?.kind === "date"
        ? { kind: "from", date: lowerExpression(value, rowScope, builder) }
        : { kind: "when", rule: lowerRule("release", value, rowScope, builder) };
    case "releasedBy":
      return { kind: "share", value: lowerExpression(value, rowScope, builder) };
    default:
      return unreachable(kind);
  }
}

function lowerDraw(draw: Clause<"draw">, builder: RuleSetBuilder): Draw {
  return {
    amount: lowerExpression(draw.amount, periodScope, builder),
    ahead: draw.advance,
    against: draw.against.map(({ text }) => text),
    recovery: draw.recovery,
    ...(draw.forgiven && { forgiven: draw.forgiven.value }),
    ...(draw.from && { from: draw.from.value }),
    ...(draw.through && { through: draw.through.value }),
    place: builder.place(draw.span),
  };
}
