/** What stands beside the text: values, findings, curves and grids. */

import { useState } from "react";
import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { workbench } from "../workbench.js";
import { CurveTab } from "./curve-tab.js";
import { GridTab } from "./grid-tab.js";
import { ProblemsTab } from "./problems-tab.js";
import { ValuesTab } from "./values-tab.js";

const tabs = ["values", "problems", "curve", "grid"] as const;
type Tab = (typeof tabs)[number];

const bodies: Readonly<Record<Tab, () => React.ReactNode>> = {
  values: ValuesTab,
  problems: ProblemsTab,
  curve: CurveTab,
  grid: GridTab,
};

export function Beside() {
  const texts = useTexts();
  const { diagnostics } = useStore(workbench);
  const [tab, setTab] = useState<Tab>("values");
  const Body = bodies[tab];
  const move = (by: number) => {
    const next = tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? tab;
    setTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section className="write-beside" aria-label={texts.values}>
      <div
        className="tabs"
        role="tablist"
        onKeyDown={({ key }) => {
          if (key === "ArrowRight") move(1);
          if (key === "ArrowLeft") move(-1);
        }}
      >
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls="tab-body"
            tabIndex={each === tab ? 0 : -1}
            onClick={() => setTab(each)}
          >
            {texts[each]}
            {each === "problems" && diagnostics.length > 0 ? ` (${diagnostics.length})` : ""}
          </button>
        ))}
      </div>
      <div className="tab-body" role="tabpanel" id="tab-body" aria-labelledby={`tab-${tab}`}>
        <Body />
      </div>
    </section>
  );
}
