/** What somebody is due, by pay date. */

import type { Whys } from "../../worker/calculation-answers.js";
import { money } from "../amounts.js";
import { useTexts } from "../settings.js";

export function Due({ whys: { due } }: { readonly whys: Whys }) {
  const texts = useTexts();
  return (
    <dl className="tiles" data-testid="due">
      {due.map(({ period, currency, amount }) => (
        <div key={`${period} ${currency}`} className="tile">
          <dt>{texts.dueIn(period)}</dt>
          <dd>{money(amount, currency)}</dd>
        </div>
      ))}
    </dl>
  );
}
