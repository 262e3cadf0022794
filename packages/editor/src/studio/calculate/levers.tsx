/** Sliders on the plan's parameters: everybody's pay is calculated again as they move. */

import { useEffect, useRef, useState } from "react";
import type { Lever } from "../../worker/calculation-answers.js";
import type { Effect } from "../../worker/effect.js";
import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { lastingWorker, planOf, workbench } from "../workbench.js";
import { typing } from "../workers.js";
import { EffectTable } from "./effect-table.js";

export function Levers() {
  const texts = useTexts();
  const { uri, text, data, period } = useStore(workbench);
  const [levers, setLevers] = useState<readonly Lever[]>([]);
  const [moved, setMoved] = useState<Readonly<Record<string, string>>>({});
  const [effect, setEffect] = useState<Effect>();
  const wanted = useRef<Readonly<Record<string, string>>>({});
  const isAsking = useRef(false);

  useEffect(() => {
    void typing.ask("levers", planOf({ uri, text })).then(setLevers);
    setMoved({});
    setEffect(undefined);
  }, [uri, text]);

  // The newest position is asked for; positions that were passed meanwhile are not.
  useEffect(() => {
    wanted.current = moved;
    if (isAsking.current || Object.keys(moved).length === 0) return;
    isAsking.current = true;
    void (async () => {
      try {
        const worker = await lastingWorker();
        for (let asked: typeof moved | undefined; asked !== wanted.current; ) {
          asked = wanted.current;
          const base = { plan: planOf({ uri, text }), data, period };
          setEffect(await worker.ask("effect", base, { ...base, parameters: asked }));
        }
      } finally {
        isAsking.current = false;
      }
    })();
  }, [moved, uri, text, data, period]);

  return (
    <section className="card" aria-label={texts.levers}>
      <div className="row">
        <h2>{texts.levers}</h2>
        <button
          type="button"
          className="button small"
          onClick={() => {
            setMoved({});
            setEffect(undefined);
          }}
        >
          {texts.reset}
        </button>
      </div>
      <p className="soft small">{levers.length === 0 ? texts.noLevers : texts.leversHelp}</p>
      {levers.map((lever) => (
        <Slider
          key={lever.name}
          lever={lever}
          value={moved[lever.name]}
          move={(value) => setMoved({ ...moved, [lever.name]: value })}
        />
      ))}
      {effect === undefined ? null : <EffectTable effect={effect} />}
    </section>
  );
}

function Slider({
  lever: { name, kind, value: written },
  value,
  move,
}: {
  readonly lever: Lever;
  readonly value: string | undefined;
  readonly move: (value: string) => void;
}) {
  const places = placesOf(written, kind);
  const scale = 10 ** places;
  const at = Math.round(Number(value ?? written) * scale);
  const middle = Math.round(Number(written) * scale);
  const shown = shownValue(value ?? written, kind);
  return (
    <label className="lever">
      <span className="row">
        <span className="mono">{name}</span>
        <strong>{shown}</strong>
        {value === undefined || value === written ? null : (
          <s className="soft small">{shownValue(written, kind)}</s>
        )}
      </span>
      <input
        type="range"
        aria-label={name}
        aria-valuetext={shown}
        min={0}
        max={Math.max(middle * 2, 10)}
        value={at}
        onChange={({ target }) => move((Number(target.value) / scale).toFixed(places))}
      />
    </label>
  );
}

/** Fine enough for some fifty steps up to what is written, at least as fine as it is written. */
function placesOf(written: string, kind: Lever["kind"]): number {
  const own = written.split(".")[1]?.length ?? 0;
  const size = Math.abs(Number(written));
  const steps = size > 0 ? Math.ceil(Math.log10(50 / size)) : kind === "percent" ? 3 : 0;
  return Math.min(Math.max(own, steps, 0), 8);
}

function shownValue(value: string, kind: Lever["kind"]): string {
  return kind === "percent" ? `${Number((Number(value) * 100).toFixed(6))} %` : String(Number(value));
}
