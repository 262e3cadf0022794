/** Every rule with what it came to for whom is looked at; a name leads to its place. */

import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { workbench } from "../workbench.js";
import { showPlace } from "./editing.js";

export function ValuesTab() {
  const texts = useTexts();
  const { look, hasErrors } = useStore(workbench);
  if (look === undefined) return <p className="soft">{texts.noValues}</p>;
  return (
    <>
      {hasErrors ? <p className="notice warn">{texts.hasErrors}</p> : null}
      {look.faults.length > 0 ? (
        <details className="notice bad">
          <summary>{texts.faults(look.faults.length)}</summary>
          <ul>
            {look.faults.slice(0, 20).map((fault) => (
              <li key={`${fault.code} ${fault.file} ${fault.line} ${fault.payee} ${fault.period}`}>
                {fault.message} {fault.file === null ? "" : `(${fault.file}:${fault.line})`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <div className="value-list" data-testid="values">
        {look.values.map(({ name, spans, values }) => (
          <div key={name}>
            <button type="button" className="mono" onClick={() => spans[0] && showPlace(spans[0])}>
              {name}
            </button>
            <div className="number">
              {values.map(({ period, group, shown, count }) => (
                <div key={`${period} ${group ?? ""} ${shown}`}>
                  <span className="soft small">
                    {count === undefined ? `${period} ${group ?? ""}` : texts.deals(count)}{" "}
                  </span>
                  {shown}
                </div>
              ))}
            </div>
          </div>
        ))}
      </div>
    </>
  );
}
