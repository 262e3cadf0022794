/** Payouts as lines of text, from columns and from an outcome alike. */

import type { Outcome, PayoutColumns } from "@attain/engine";

export const linesOfColumns = ({
  payees,
  payouts,
}: Pick<PayoutColumns, "payees" | "payouts">): readonly string[] =>
  payouts
    .flatMap(({ period, component, currency, units, scale, shown }) =>
      payees.flatMap((payee, place) => {
        if (shown[place] !== 1) return [];
        return [`${payee} ${period} ${component} ${currency} ${Number(units[place] ?? 0) / 10 ** scale}`];
      }),
    )
    .sort();

export const linesOfOutcome = ({ payouts }: Pick<Outcome, "payouts">): readonly string[] =>
  payouts
    .map(
      ({ payee, period, component, currency, amount }) =>
        `${payee} ${period} ${component} ${currency} ${Number(amount)}`,
    )
    .sort();
