/** A component of somebody's pay: how much, why, deal by deal, and what is missing to more. */

import type { StatementLine, TreeNode } from "@attain/engine";
import type { ComponentWhy } from "../../worker/calculation-answers.js";
import { money } from "../amounts.js";
import { useTexts } from "../settings.js";
import { Workings } from "./workings.js";

export interface Tracing {
  deal(why: ComponentWhy, line: StatementLine): void;
  node(why: ComponentWhy, node: TreeNode): void;
}

export function ComponentCard({ why, tracing }: { readonly why: ComponentWhy; readonly tracing: Tracing }) {
  const texts = useTexts();
  const { component, period, sentence, statement, whyNot, tree } = why;
  return (
    <article className="card component stack" aria-label={`${component} ${period}`}>
      <header>
        <h2>
          {component} <span className="chip">{period}</span>
        </h2>
        <button type="button" className="as-link amount" onClick={() => tracing.node(why, tree)}>
          {statement.shownTotal}
        </button>
      </header>
      <p>{sentence}</p>
      {whyNot.length === 0 ? null : (
        <div className="notice">
          <strong>{texts.whyNot}</strong>
          <ul>
            {whyNot.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      {statement.lines.length === 0 ? null : (
        <div className="table-wrap">
          <table className="deals">
            <thead>
              <tr>
                <th scope="col">{texts.deal}</th>
                <th scope="col">{texts.date}</th>
                <th scope="col">{texts.pricedAs}</th>
                <th scope="col" className="number">
                  {texts.amount}
                </th>
              </tr>
            </thead>
            <tbody>
              {statement.lines.map((line) => (
                <tr key={`${line.date} ${line.key} ${line.credit}`}>
                  <td>{line.key === "" ? texts.noDeals : line.key}</td>
                  <td>{line.date}</td>
                  <td>
                    {line.pieces.map((piece) => (
                      <div key={`${piece.label} ${piece.base} ${piece.rate}`} className="small">
                        {piece.base} × {piece.rate} = {piece.pay}
                      </div>
                    ))}
                  </td>
                  <td className="number">
                    <button
                      type="button"
                      className="as-link"
                      aria-label={`${line.key} ${line.shown}`}
                      onClick={() => tracing.deal(why, line)}
                    >
                      {line.shown}
                    </button>
                  </td>
                </tr>
              ))}
              {statement.limits.map(({ label, before, after }) => (
                <tr key={label}>
                  <td colSpan={3}>{label}</td>
                  <td className="number">
                    {before} → {after}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={3}>{texts.total}</td>
                <td className="number">
                  <strong>{money(statement.total, statement.currency)}</strong>
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      <details>
        <summary>{texts.workings}</summary>
        <ul className="tree">
          <Workings node={tree} trace={(node) => tracing.node(why, node)} />
        </ul>
      </details>
    </article>
  );
}
