/** Closed runs, and the ledger of what they paid. */

import { type Static, Type } from "typebox";
import { DecimalText, Id, Moment, Page, Sha256 } from "./common.js";

export const Closing = Type.Object({
  run: Id,
  number: Type.Integer({ description: "1 is the plan's first" }),
  period: Type.String(),
  payDates: Type.Array(Type.String(), { description: "what is paid for good since then" }),
  entries: Type.Integer({ description: "what it added to the ledger" }),
  ledgerHash: Sha256,
  by: Type.String(),
  at: Moment,
});
export type Closing = Static<typeof Closing>;

export const LedgerLine = Type.Object({
  sequence: Type.Integer(),
  payee: Type.String(),
  plan: Type.String(),
  component: Type.String(),
  earningPeriod: Type.String(),
  payPeriod: Type.String(),
  kind: Type.String(),
  currency: Type.String(),
  amount: DecimalText,
  paidCurrency: Type.Optional(Type.String()),
  paid: Type.Optional(DecimalText),
});

export const ClosingsQuery = Page;
