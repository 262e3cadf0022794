/**
 * Finds what a payout curve shows: more sales that pay less, a cliff where a cent of sales pays much more, and
 * tiers that nobody comes to before the cap.
 */

import { exact, type Fraction, round } from "@attain/engine";
import type { ComponentSymbol } from "../../check/checked-plan.js";
import { standingVersion } from "../../check/resolve/standing-version.js";
import type { Witness } from "../../diagnostics/diagnostic.js";
import type { Span } from "../../source/span.js";
import type { ComponentStatement, EarningClause, TierRow } from "../../syntax/ast.js";
import type { Analysing } from "../analysing.js";
import { otherCurves } from "../curve/curve-variants.js";
import { type Jump, type PayCurve, paidAt, payCurve } from "../curve/pay-curve.js";
import { stretches, valueAt } from "../curve/piecewise.js";
import { at, difference, fixed, isFixed, roots } from "../curve/polynomial.js";
import { isPoint } from "../domains/domain.js";
import { domainOf } from "../domains/domain-of.js";
import { showNumber } from "../show-value.js";
import { risesPlainly } from "./rises-plainly.js";

type Pay = Extract<EarningClause, { kind: "pay" }>;

/** A cent of an amount, one of what is counted. */
function step(curve: PayCurve, analysing: Analysing): Fraction {
  return figureType(curve, analysing)?.kind === "money" ? exact.fromUnits(1, 2) : exact.one;
}

export function payFollowsSales(analysing: Analysing): void {
  // A curve is drawn from statements all over the plan: with an error in one it would be of that.
  if (!analysing.isWhole) return;
  for (const component of analysing.plan.symbols.values()) {
    if (component.kind !== "component" || component.grain.owner === "credit") continue;
    const statement = standingVersion(component.statements, { day: analysing.plan.settings.through });
    if (statement === undefined || statement.broken || !analysing.isSound(statement.span)) continue;
    if (risesPlainly(statement, analysing)) continue;
    const curve = payCurve(component, analysing.plan, { domains: analysing.domains });
    if (curve) checkCurve(component, statement, curve, analysing);
  }
}

/** A claim that the component never falls, with the reason why it does. */
function isAccepted(component: ComponentSymbol, { plan }: Analysing): boolean {
  return plan.file.statements.some((statement) => {
    if (statement.kind !== "prove" || !statement.accepted || statement.never?.change !== "falls")
      return false;
    const head = statement.claim.kind === "reference" ? plan.meaningOf.get(statement.claim)?.head : undefined;
    return head?.kind === "figure" && head.figure.name === component.name;
  });
}

function checkCurve(
  component: ComponentSymbol,
  statement: ComponentStatement,
  curve: PayCurve,
  analysing: Analysing,
): void {
  const pay = statement.clauses.find((clause): clause is Pay => clause.kind === "pay");
  // What holds of round values by chance is no finding.
  let others: readonly PayCurve[] | undefined;
  const alwaysToo = (holds: (curve: PayCurve) => boolean) => {
    others ??= otherCurves(component, curve, analysing) ?? [];
    return (curve.supposed.length === 0 || others.length > 0) && others.every(holds);
  };
  const isDrop = ({ size }: Jump) => exact.sign(size) < 0;
  const drop = curve.jumps.find(isDrop);
  const isMeant = isAccepted(component, analysing);
  if (drop && !isMeant && alwaysToo(({ jumps }) => jumps.some(isDrop))) {
    reportDrop(component, statement, drop, curve, analysing);
  } else if (pay?.at && !isMeant && !curve.neverFalls && alwaysToo(({ neverFalls }) => !neverFalls)) {
    reportFall(component, pay, curve, analysing);
  }
  if (pay?.at && isJumpy(pay, analysing)) reportCliff(component, pay, curve, analysing);
  if (pay?.at && statement.clauses.some(({ kind }) => kind === "cap")) {
    reportUnreached(statement, pay, curve, alwaysToo, analysing);
  }
}

// ---------------------------------------------------------------- less for more

function reportDrop(
  component: ComponentSymbol,
  statement: ComponentStatement,
  drop: Jump,
  curve: PayCurve,
  analysing: Analysing,
): void {
  const little = step(curve, analysing);
  const below = exact.subtract(drop.at, little);
  const above = drop.isIncluded ? drop.at : exact.add(drop.at, little);
  const [less, more] = [shown(below, curve, analysing), shown(above, curve, analysing)];
  const [paid, then] = [below, above].map((x) => amount(paidAt(curve, x), component, analysing));
  analysing.report(
    "pays-less",
    rowAt(drop, statement, curve, analysing)?.value.span ?? gateSpan(statement) ?? statement.name.span,
    `Selling more pays less: ${less} of \`${curve.figure}\` pays ${paid}, and ${more} pays ${then}${supposing(curve, analysing)}`,
    {
      help: "Let the rate not fall, or pay each slice at its own rate: `marginal`",
      witness: witness(component, curve, [below, above], analysing),
    },
  );
}

function reportFall(component: ComponentSymbol, pay: Pay, curve: PayCurve, analysing: Analysing): void {
  const falling = stretches(curve.line).find(
    ({ from, to, value, isPoint }) =>
      !isPoint &&
      !isFixed(value) &&
      exact.compare(at(value, to ?? exact.add(from, exact.one)), at(value, from)) < 0,
  );
  if (falling === undefined || pay.at === undefined) return;
  const from = falling.from;
  const to = falling.to ?? exact.add(from, exact.max(from, exact.one));
  const [less, more] = [from, to].map((x) => shown(x, curve, analysing));
  const [paid, then] = [at(falling.value, from), at(falling.value, to)].map((value) =>
    amount(value, component, analysing),
  );
  analysing.report(
    "pays-less",
    pay.at.tiers.span,
    `Selling more pays less: ${less} of \`${curve.figure}\` pays ${paid}, and ${more} pays ${then}${supposing(curve, analysing)}`,
    {
      help: "Let no tier take away what was earned",
      witness: witness(component, curve, [from, to], analysing),
    },
  );
}

// ---------------------------------------------------------------- cliffs

/** Modes in which one rate holds for everything below it, too. */
function isJumpy(pay: Pay, { plan }: Analysing): boolean {
  const tiers = pay.at && plan.symbols.get(pay.at.tiers.text);
  const mode = tiers?.kind === "tiers" ? tiers.statements[0].mode.kind : undefined;
  return mode === "retroactive" || mode === "topRate";
}

function reportCliff(component: ComponentSymbol, pay: Pay, curve: PayCurve, analysing: Analysing): void {
  const highest = curve.jumps
    .filter(({ size }) => exact.sign(size) > 0)
    .toSorted((a, b) => exact.compare(b.size, a.size))[0];
  if (highest === undefined || pay.at === undefined) return;
  const place = shown(highest.at, curve, analysing);
  const more = amount(highest.size, component, analysing);
  const isMoney = figureType(curve, analysing)?.kind === "money";
  analysing.report(
    "cliff",
    pay.at.span,
    `${isMoney ? "A cent" : "One"} more of \`${curve.figure}\` pays ${more} more at ${place}${supposing(curve, analysing)}`,
    {
      help: "Leave it if it is meant; tiers that are `marginal` or a `curve` have no cliff",
      witness: witness(
        component,
        curve,
        [exact.subtract(highest.at, step(curve, analysing)), highest.at],
        analysing,
      ),
    },
  );
}

// ---------------------------------------------------------------- the cap

function reportUnreached(
  statement: ComponentStatement,
  pay: Pay,
  curve: PayCurve,
  alwaysToo: (holds: (curve: PayCurve) => boolean) => boolean,
  analysing: Analysing,
): void {
  const tiers = pay.at && analysing.plan.symbols.get(pay.at.tiers.text);
  const caps = statement.clauses.flatMap((clause) => (clause.kind === "cap" ? [clause] : []));
  if (tiers?.kind !== "tiers" || caps.some(({ per }) => per !== undefined)) return;
  const standing = standingVersion(tiers.statements, { day: analysing.plan.settings.through });
  const rows = standing?.rows ?? [];
  for (const [index, row] of rows.entries()) {
    // The line of a curve runs towards a point from the one before it.
    const begins = rows[standing?.mode.kind === "curve" ? index - 1 : index];
    if (index === 0 || begins === undefined || !isCapped(begins, curve, analysing)) continue;
    if (!alwaysToo((other) => isCapped(begins, other, analysing))) continue;
    analysing.report(
      "tier-above-cap",
      row.at.span,
      "The cap is reached before this tier begins, so that its rate pays nothing",
      {
        help: "Raise the cap, or leave the tier out",
        related: caps.map(({ value }) => ({ span: value.span, message: "The cap" })),
      },
    );
  }
}

/** Whether all that is paid from a tier on is one amount, while without the cap it would grow. */
function isCapped(row: TierRow, { axis, line, free }: PayCurve, analysing: Analysing): boolean {
  const threshold = fixedValue(row, analysing);
  const start = threshold && axis && meets(axis, threshold);
  if (start === undefined) return false;
  const behind = stretches(line).filter(({ to }) => to === undefined || exact.compare(to, start) > 0);
  const paid = at(valueAt(line, start), start);
  const isFlat = behind.every(({ value }) => isFixed(value) && exact.equal(value.constant, paid));
  return isFlat && exact.compare(at(valueAt(free, start), start), paid) > 0;
}

function meets(axis: NonNullable<PayCurve["axis"]>, value: Fraction): Fraction | undefined {
  for (const { from, to, value: along } of stretches(axis)) {
    for (const root of roots(difference(along, fixed(value))) ?? []) {
      const isIn = exact.compare(root, from) >= 0 && (to === undefined || exact.compare(root, to) <= 0);
      if (isIn) return root;
    }
  }
  return undefined;
}

// ---------------------------------------------------------------- words

/** The tier that begins where the amount jumps. */
function rowAt(
  { at: place, isIncluded }: Jump,
  statement: ComponentStatement,
  { axis }: PayCurve,
  analysing: Analysing,
): TierRow | undefined {
  const pay = statement.clauses.find((clause): clause is Pay => clause.kind === "pay");
  const tiers = pay?.at && analysing.plan.symbols.get(pay.at.tiers.text);
  if (tiers?.kind !== "tiers" || axis === undefined) return undefined;
  const along = at(valueAt(axis, place), place);
  const standing = standingVersion(tiers.statements, { day: analysing.plan.settings.through });
  const here = (standing?.rows ?? []).filter((row) => {
    const threshold = row.edge !== "below" && fixedValue(row, analysing);
    return threshold && exact.equal(threshold, along);
  });
  return here.find(({ edge }) => (edge === "from") === isIncluded) ?? here[0];
}

function fixedValue({ at: place }: TierRow, { domains }: Analysing): Fraction | undefined {
  const domain = domainOf(place, domains);
  return domain.kind === "numbers" && domain.lower && isPoint(domain) ? domain.lower.value : undefined;
}

function gateSpan({ clauses }: ComponentStatement): Span | undefined {
  return clauses.find(({ kind }) => kind === "gate")?.span;
}

function figureType(curve: PayCurve, { plan }: Analysing) {
  const symbol = plan.symbols.get(curve.figure) ?? plan.symbols.get(curve.variable.name);
  return symbol && "type" in symbol ? symbol.type : undefined;
}

function shown(x: Fraction, curve: PayCurve, analysing: Analysing): string {
  return showNumber(x, figureType(curve, analysing), analysing.plan.settings.currency);
}

function amount(value: Fraction, { type }: ComponentSymbol, { plan }: Analysing): string {
  return showNumber(round(value, plan.settings.rounding), type, plan.settings.currency);
}

/** What the numbers of a message are for. */
function supposing({ supposed }: PayCurve, { plan, textOf }: Analysing): string {
  const told = supposed.map(({ expression, value }) => {
    const name = textOf(expression.span);
    return `${name} = ${showNumber(value, plan.typeOf.get(expression), plan.settings.currency)}`;
  });
  return told.length === 0 ? "" : `, with ${told.join(", ")}`;
}

function witness(
  component: ComponentSymbol,
  curve: PayCurve,
  places: readonly Fraction[],
  analysing: Analysing,
): Witness {
  const values = places.flatMap((x) => [
    { name: curve.figure, value: shown(x, curve, analysing) },
    { name: component.name, value: amount(paidAt(curve, x), component, analysing) },
  ]);
  return { text: values.map(({ name, value }) => `${name} = ${value}`).join(", "), values };
}
