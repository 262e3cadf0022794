/** The findings of the plan's text, each with what mends it. */

import { useEffect, useState } from "react";
import { settings, useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { workbench } from "../workbench.js";
import { typing } from "../workers.js";
import { replaceText, showPlace } from "./editing.js";

export function ProblemsTab() {
  const texts = useTexts();
  const { diagnostics } = useStore(workbench);
  const titles = useTitles();
  if (diagnostics.length === 0) return <p className="soft">{texts.noProblems}</p>;
  return (
    <ul className="stack">
      {diagnostics.map(({ code, severity, message, help, span, start, fixes }) => (
        <li key={`${code} ${span.start} ${message}`} className={`problem ${severity}`}>
          {titles[code] === undefined ? null : <strong>{titles[code]}</strong>}
          <div lang="en">{titles[code] === undefined ? <strong>{message}</strong> : message}</div>
          {help === undefined ? null : (
            <div className="soft" lang="en">
              {help}
            </div>
          )}
          <div className="row">
            <button type="button" className="as-link" onClick={() => showPlace(span)}>
              {texts.line(start.line)}
            </button>
            {(fixes ?? []).map((fix) => (
              <button
                key={fix.title}
                type="button"
                className="button small"
                lang="en"
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

/** What a finding is about, in words of the reader's; the English message says it more exactly. */
function useTitles(): Readonly<Record<string, string>> {
  const { language } = useStore(settings);
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    let isWanted = true;
    if (language === "en") setTitles({});
    else {
      void typing.ask("titles", language).then((found) => {
        if (isWanted) setTitles(found);
      });
    }
    return () => {
      isWanted = false;
    };
  }, [language]);
  return titles;
}
