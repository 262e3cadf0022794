/** The findings of the plan's text, each with what mends it. */

import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { workbench } from "../workbench.js";
import { replaceText, showPlace } from "./editing.js";

export function ProblemsTab() {
  const texts = useTexts();
  const { diagnostics } = useStore(workbench);
  if (diagnostics.length === 0) return <p className="soft">{texts.noProblems}</p>;
  return (
    <ul className="stack">
      {diagnostics.map(({ code, severity, message, help, span, start, fixes }) => (
        <li key={`${code} ${span.start} ${message}`} className={`problem ${severity}`}>
          <div>
            <strong>{message}</strong>
          </div>
          {help === undefined ? null : <div className="soft">{help}</div>}
          <div className="row">
            <button type="button" className="as-link" onClick={() => showPlace(span)}>
              {texts.line(start.line)}
            </button>
            {(fixes ?? []).map((fix) => (
              <button
                key={fix.title}
                type="button"
                className="button small"
                onClick={() => replaceText(fix.edits)}
              >
                {fix.title}
              </button>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
