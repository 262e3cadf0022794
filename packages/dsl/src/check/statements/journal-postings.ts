/** `dr "Expense" cr "Payable" on earning`: one line an event, two accounts, and nothing that never happens. */

import type { Span } from "../../source/span.js";
import type { JournalClause, JournalStatement } from "../../syntax/ast.js";
import type { Checking } from "../checking.js";

type Entry = Extract<JournalClause, { kind: "entry" }>;

export function checkPostings(statement: JournalStatement, checking: Checking): void {
  const { clauses, name, broken } = statement;
  const over = clauses.find((clause) => clause.kind === "over");
  const where = clauses.find((clause) => clause.kind === "where");
  const entries = clauses.filter((clause): clause is Entry => clause.kind === "entry");
  const first = new Map<Entry["on"], Entry>();
  for (const entry of entries) {
    const before = first.get(entry.on);
    if (before) reportSecond(entry, before, checking);
    else first.set(entry.on, entry);
    if (entry.debit.value === entry.credit.value) reportSameAccount(entry, checking);
  }
  if (broken) return;
  const needless = (on: Entry["on"], message: string, help: string) => {
    const entry = first.get(on);
    if (entry) checking.report({ code: "needless-clause", span: eventSpan(entry), message, help });
  };
  if (over === undefined) {
    needless(
      "amortising",
      "Nothing is amortised without `over`",
      "Add `over 36 months from closed equally leftover last`",
    );
  }
  if (over?.until === undefined) {
    needless(
      "writeoff",
      over ? "Nothing is written off without `until`" : "Nothing is written off without `over` and `until`",
      over ? "Say in `over` when a deal ends early: `from closed until churned`" : "Leave the line out",
    );
  }
  const payment = first.get("payment");
  if (where && payment) reportPaymentOfDeals(payment, where, checking);
  const missing = (on: Entry["on"], message: string, line: string) => {
    if (first.has(on)) return;
    checking.report({ code: "missing-clause", span: name.span, message, help: `Add \`${line} on ${on}\`` });
  };
  if (over === undefined) {
    if (entries.length === 0) {
      missing(
        "earning",
        `\`${name.text}\` posts nothing`,
        'dr "Commission expense" cr "Accrued commissions"',
      );
    }
    return;
  }
  missing(
    "earning",
    `\`${name.text}\` spreads what never becomes an asset`,
    'dr "Contract cost asset" cr "Accrued commissions"',
  );
  missing(
    "amortising",
    `\`${name.text}\` spreads an asset that never becomes an expense`,
    'dr "Commission expense" cr "Contract cost asset"',
  );
  if (over.until) {
    missing(
      "writeoff",
      `\`${name.text}\` does not say where the rest of a deal that ends goes`,
      'dr "Impairment" cr "Contract cost asset"',
    );
  }
}

function reportSecond(second: Entry, first: Entry, checking: Checking): void {
  checking.report({
    code: "written-twice",
    span: eventSpan(second),
    message: `What is posted on ${second.on} stands here a second time`,
    help: "Keep one of the two lines, or make a second journal",
    related: [{ span: first.span, message: "The first one" }],
  });
}

function reportSameAccount({ debit, credit }: Entry, checking: Checking): void {
  checking.report({
    code: "same-account",
    span: credit.span,
    message: `"${debit.value}" is debited and credited at once, which comes to nothing`,
    help: "Name two accounts",
  });
}

function reportPaymentOfDeals(payment: Entry, where: JournalClause, checking: Checking): void {
  checking.report({
    code: "which-deal",
    span: eventSpan(payment),
    message: "`where` chooses deals, and what is paid is not known deal by deal",
    help: "Post payments in a journal of their own, without `where`",
    related: [{ span: where.span, message: "Chosen here" }],
  });
}

/** `on payment` at the end of the line. */
function eventSpan({ span, on }: Entry): Span {
  return { start: span.end - on.length, end: span.end };
}
