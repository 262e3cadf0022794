/** `award`: what it gives, once; and parts that become the payee's own, whose rounding is said where it matters. */

import type { ComponentStatement, EarningClause, Expression } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";
import { type Constant, compareConstants, constantValue, one } from "../types/constant-value.js";

/** What only money, or only an award, can say. */
export function checkAwardWords(statement: ComponentStatement, checking: Checking): void {
  const isAward = statement.kind === "award";
  for (const clause of statement.clauses) {
    const words = isAward ? wordsOfMoney(clause) : wordsOfAward(clause);
    if (words) checking.report({ code: "needless-clause", span: clause.span, ...words });
    if (isAward && clause.kind === "vest") checkVest(clause, statement, checking);
  }
}

interface Words {
  readonly message: string;
  readonly help: string;
}

function wordsOfMoney(clause: EarningClause): Words | undefined {
  if (clause.kind === "pay") {
    return {
      message: "An award is not money, so it pays nothing",
      help: "Write `grant` and how much of it, or make it a `component`",
    };
  }
  if (clause.kind !== "paidPer") return undefined;
  return { message: "An award is given when its own period ends", help: "Leave `paid per` out" };
}

function wordsOfAward({ kind }: EarningClause): Words | undefined {
  if (kind !== "grant" && kind !== "vest") return undefined;
  return { message: `A component pays money, and \`${kind}\` is for awards`, help: "Make it an `award`" };
}

type Vest = Extract<EarningClause, { kind: "vest" }>;

/** Below this an award would take thousands of parts. */
const leastShare: Constant = { numerator: 1n, denominator: 1000n };

function checkVest(vest: Vest, statement: ComponentStatement, checking: Checking): void {
  const share = constantValue(vest.share);
  if (!share || compareConstants(share, leastShare) < 0 || compareConstants(share, one) > 0) {
    checking.report({
      code: "unfit-share",
      span: vest.share.span,
      message: "What becomes the payee's own each time is a part of the award, from 0.1 % to 100 %",
      help: "Write the part: `vest 25% per year`",
    });
    return;
  }
  if (statement.broken) return;
  const missing = (message: string, help: string) =>
    checking.report({ code: "missing-clause", span: vest.span, message, help });
  const isOnePart = compareConstants(share, one) === 0;
  if (vest.leftover === undefined && !isOnePart && !isWhole(statement, share)) {
    missing(
      "The parts of the award may not be whole, and nothing says who takes what rounding leaves over",
      "Add `leftover last`, or `largest`, `first` or `running`",
    );
  }
  if (vest.leavers === undefined && checking.settings.roster?.columns.has("left")) {
    missing(
      "Somebody may leave before all of the award is theirs, and nothing says what becomes of the rest",
      "Add `leavers excluded` (later parts lapse) or `leavers included`",
    );
  }
}

/** Whether every part of every amount that can be given has no more decimals than the award. */
function isWhole({ clauses }: ComponentStatement, share: Constant): boolean {
  if (clauses.some(({ kind }) => ["times", "floor", "cap", "budget", "share"].includes(kind))) return false;
  const round = clauses.find((clause) => clause.kind === "round");
  const places = round?.places ? Number.parseInt(round.places.value, 10) : 0;
  const amounts = clauses.flatMap(amountsOf).map(constantValue);
  return amounts.every(
    (amount) =>
      amount !== undefined &&
      (amount.numerator * share.numerator * 10n ** BigInt(places)) %
        (amount.denominator * share.denominator) ===
        0n,
  );
}

/** Prizes that are shared by those who tie are no longer as written. */
function amountsOf(clause: EarningClause): readonly Expression[] {
  if (clause.kind === "grant") return [clause.value];
  if (clause.kind !== "rank") return [];
  const { value, places, ties } = clause;
  return ties === "pooled" ? [value] : places.map(({ prize }) => prize);
}
