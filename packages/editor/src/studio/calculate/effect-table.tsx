/** Who gains, who loses and what a change costs. */

import type { Effect } from "../../worker/effect.js";
import { grouped, signed } from "../amounts.js";
import { useTexts } from "../settings.js";

const mostShown = 100;

export function EffectTable({ effect: { payees, cost } }: { readonly effect: Effect }) {
  const texts = useTexts();
  const count = (direction: string) => payees.filter((each) => each.direction === direction).length;
  const changed = payees.filter(({ direction }) => direction !== "same");
  return (
    <div className="stack" data-testid="effect">
      <div className="row">
        {cost.map(({ currency, after, change }) => (
          <span key={currency}>
            <span className="soft">{texts.cost} </span>
            <strong>
              {grouped(after)} {currency}
            </strong>{" "}
            <span className={change.startsWith("-") ? "good" : "soft"}>({signed(change)})</span>
          </span>
        ))}
        <span className="chip">{texts.winners(count("gains"))}</span>
        <span className="chip">{texts.losers(count("loses"))}</span>
        <span className="chip">{texts.unchanged(count("same"))}</span>
      </div>
      {changed.length === 0 ? (
        <p className="soft">{texts.noEffect}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to stand in it.
        <section className="table-wrap" aria-label={texts.effect} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{texts.payee}</th>
                <th scope="col" className="number">
                  {texts.was}
                </th>
                <th scope="col" className="number">
                  {texts.is}
                </th>
                <th scope="col" className="number">
                  {texts.change}
                </th>
              </tr>
            </thead>
            <tbody>
              {changed.slice(0, mostShown).map(({ payee, currency, before, after, change, direction }) => (
                <tr key={`${payee} ${currency}`}>
                  <td>{payee}</td>
                  <td className="number">{grouped(before)}</td>
                  <td className="number">{grouped(after)}</td>
                  <td className={`number ${direction === "gains" ? "good" : "bad"}`}>{signed(change)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {changed.length > mostShown ? (
            <p className="soft">{texts.moreFaults(changed.length - mostShown)}</p>
          ) : null}
        </section>
      )}
    </div>
  );
}
