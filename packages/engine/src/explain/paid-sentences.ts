/** Why a payout is what it is, in sentences: one for each entry, and under it one for each deal. */

import { fromText, sign, subtract } from "../values/fraction.js";
import { unreachable } from "../values/unreachable.js";
import type { CellChange, LearnedRow, Leaving, PaidDeal, PaidEntry, PaidExplanation } from "./paid.js";
import { showNumber } from "./show.js";

export interface PaidSentence {
  readonly text: string;
  readonly deals: readonly string[];
}

export function paidSentences(paid: PaidExplanation): readonly PaidSentence[] {
  const { leaving, entries, payee, learned } = paid;
  const first = leaving === undefined ? [] : [{ text: leavingText(payee, leaving), deals: [] }];
  // What is lost was held: one sentence says both.
  const told = entries.filter((entry) => !isLostAsWhole(entry, entries));
  const isRepriced = told.some(({ deals, rest }) => {
    return (
      rest !== undefined || deals.some(({ cause, learnedOf }) => cause === "same" && learnedOf.length === 0)
    );
  });
  const own = new Set(told.flatMap(({ deals }) => deals.filter(isToldWithRows)).flatMap(ownRowTexts));
  const others = learned.map(rowText).filter((text) => !own.has(text));
  const rows = isRepriced && others.length > 0 ? [{ text: "Learned since", deals: others }] : [];
  const written = paid.written === undefined ? [] : [{ text: writtenText(paid.written), deals: [] }];
  return [
    ...first,
    ...written,
    ...told.map((entry) => ({ text: entryText(entry, leaving), deals: dealTexts(entry) })),
    ...rows,
  ];
}

function writtenText({ amount, currency }: NonNullable<PaidExplanation["written"]>): string {
  const shown = showNumber(fromText(amount), currency);
  return `The ledger has paid ${shown}; by the rows and the plan of now it would have been this`;
}

/** A new deal needs no other reason. */
function isToldWithRows({ cause }: PaidDeal): boolean {
  return cause !== "new";
}

function ownRowTexts({ learnedOf }: PaidDeal): readonly string[] {
  return learnedOf.map(rowText);
}

function isLostAsWhole({ kind, component, earningPeriod, amount }: PaidEntry, all: readonly PaidEntry[]) {
  const lost = all.find(
    (other) =>
      other.kind === "lost" && other.component === component && other.earningPeriod === earningPeriod,
  );
  return kind === "held" && lost?.amount === `-${amount}`;
}

function rowText({ source, key, learned, file, line, changes }: LearnedRow): string {
  const what = key === "" ? source : `${source} ${key}`;
  const told = changes.length === 0 ? "a new row" : changes.map(changeText).join(", ");
  return `${what}: ${told}, learned on ${learned} (${file}:${line})`;
}

function changeText({ column, from, to }: CellChange): string {
  return `${column} ${cell(from)} became ${cell(to)}`;
}

function leavingText(payee: string, { on, isSettled, balance, held }: Leaving): string {
  if (!isSettled) return `${payee} has left: ${on} was the last day in the plan`;
  const balances = { owes: "a balance stays owed", forgiven: "a balance becomes earnings" };
  const kept = {
    paid: "what is held is paid",
    lost: "what is held is lost",
    waits: "what is held waits for its release",
  };
  const settled = `${balances[balance]}, ${kept[held]}, and no draw is paid any more`;
  return `${payee} has left: ${on} was the last day in the plan, and this payout settles it: ${settled}`;
}

function entryText(entry: PaidEntry, leaving: Leaving | undefined): string {
  const { component, earningPeriod } = entry;
  const of = earningPeriod === "" ? component : `${component} for ${earningPeriod}`;
  const amount = amountText(entry);
  const size = amountText({ ...entry, amount: entry.amount.replace("-", "") });
  switch (entry.kind) {
    case "earned":
      return `${amount} more is earned of ${of}`;
    case "clawedBack":
      return `${size} is taken back of ${of}`;
    case "held":
      return entry.amount.startsWith("-")
        ? `${size} ${entry.deals.some(({ before }) => !isNought(before)) ? "more is held" : "is held back"} of ${of}`
        : `${amount} of ${of} is held no more, because it is earned no more`;
    case "released":
      return `${amount} that was held of ${of} is paid`;
    case "lost":
      return `${size} held of ${of} is lost, because the last day in the plan was ${leaving?.on ?? "before"}`;
    case "cut":
      return entry.amount.startsWith("-")
        ? `A cap of the payout cuts ${size} off`
        : `${amount} that a cap of the payout had cut off is paid`;
    case "deferred":
      return entry.amount.startsWith("-")
        ? `A cap of the payout puts ${size} off`
        : `${amount} that a cap of the payout had put off is paid`;
    case "toppedUp":
      return entry.amount.startsWith("-")
        ? `The draw of ${earningPeriod} adds ${size} less, because more was earned then than was known`
        : `The draw of ${shown(entry, entry.draw)} adds ${amount}, which is not owed back`;
    case "advanced":
      return `The draw of ${shown(entry, entry.draw)} adds ${amount}, because ${dueText(entry)} due; ${owedText(entry)}`;
    case "paidAhead":
      return `The draw of ${amount} was paid ahead of this payout; ${owedText(entry)}`;
    case "recovered":
      return `${size} is set off against what draws have paid; ${owedText(entry)}`;
    case "carried":
      return entry.amount.startsWith("-")
        ? `${size} is set off against what was paid too much; ${owedText(entry)}`
        : `${amount} more is taken back than is due: it is carried over, and ${owedText(entry)}`;
    case "forgiven":
      return `${amount} that was owed becomes earnings; ${owedText(entry)}`;
    case "rounding":
      return `Rounding the whole payout adds ${amount}`;
    case "exchanged":
      return `Other rates of exchange make ${amount} of what ${of} has earned`;
    case "manual":
    case "writtenOff":
    case "collected":
      return `${amount} was written by hand`;
    default:
      return unreachable(entry.kind);
  }
}

function dealTexts(entry: PaidEntry): readonly string[] {
  const { noDeal } = entry;
  const none =
    noDeal === undefined
      ? []
      : [`On no deal: ${shown(entry, noDeal.now)} instead of ${shown(entry, noDeal.before)}`];
  const deals = [...entry.deals.map((deal) => dealText(deal, entry)), ...none];
  if (entry.rest === undefined) return deals;
  return [...deals, `${shown(entry, entry.rest)} because it was paid by other rows or by another plan then`];
}

function dealText(paid: PaidDeal, entry: PaidEntry) {
  const { key, date, before, now, cause, learned, changes, file, line } = paid;
  const rows = ownRowTexts(paid);
  const deal = `${key === "" ? "A deal" : key} of ${date}`;
  const at = `${file}:${line}`;
  if (entry.kind === "lost") return `${deal}: ${shown(entry, now)} (${at})`;
  switch (cause) {
    case "new": {
      const late = learned !== undefined && learned > date ? `, learned on ${learned}` : "";
      return `${deal}${late}: ${shown(entry, now)} (${at})`;
    }
    case "changed": {
      const told = changes.map(changeText);
      const day = learned === undefined ? "" : `, learned on ${learned}`;
      const all = [`${told.join(", ")}${day} (${at})`, ...rows].join("; ");
      return `${deal}: ${shown(entry, now)} instead of ${shown(entry, before)}: ${all}`;
    }
    case "same":
      if (rows.length > 0) {
        return `${deal}: ${shown(entry, now)} instead of ${shown(entry, before)} (${at}): ${rows.join("; ")}`;
      }
      return `${deal}: ${shown(entry, now)} instead of ${shown(entry, before)}, ${sameRowText(entry, paid)} (${at})`;
    default:
      return unreachable(cause);
  }
}

/** Why a deal comes to something else though its row says what it said. */
function sameRowText({ kind }: PaidEntry, { before, now }: PaidDeal): string {
  if (kind !== "held" && kind !== "released") {
    return "its row is the same: what it looks up, or a rate, a limit or a share that follows from other rows, has moved";
  }
  const isLess = sign(subtract(fromText(now), fromText(before))) < 0;
  return isLess ? "its row is the same: what it waited for has come" : "its row is the same";
}

function cell(text: string): string {
  return text === "" ? "nothing" : text;
}

function dueText(entry: PaidEntry): string {
  const { due = "0" } = entry;
  return due.startsWith("-") || isNought(due) ? "nothing is" : `only ${shown(entry, due)} is`;
}

function owedText(entry: PaidEntry): string {
  return isNought(entry.owed ?? "")
    ? "nothing is owed after it"
    : `${shown(entry, entry.owed)} is owed after it`;
}

function shown({ currency }: PaidEntry, amount: string | undefined): string {
  return showNumber(fromText(amount ?? "0"), currency);
}

/** With what it came to in the currency of pay. */
function amountText(entry: PaidEntry): string {
  const { paid } = entry;
  if (paid === undefined) return shown(entry, entry.amount);
  const isZero = isNought(entry.amount);
  const inPay = showNumber(fromText(isZero ? paid.amount : paid.amount.replace("-", "")), paid.currency);
  return isZero ? inPay : `${shown(entry, entry.amount)} (${inPay})`;
}

function isNought(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
