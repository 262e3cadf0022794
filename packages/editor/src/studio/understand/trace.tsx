/** From a figure to where it comes from: the row of the data and the line of the plan. */

import type { Place } from "@attain/engine";
import { useEffect, useRef } from "react";
import { useTexts } from "../settings.js";

export interface Traced {
  /** What is traced, in words. */
  readonly title: string;
  readonly row?: {
    readonly file: string;
    readonly line: number;
    readonly cells: readonly { readonly column: string; readonly text: string }[];
  };
  readonly rules: readonly { readonly name: string; readonly place: Place }[];
}

const around = 3;

export function Trace({
  traced: { title, row, rules },
  planText,
  close,
  children,
}: {
  readonly traced: Traced;
  readonly planText: string;
  readonly close: () => void;
  readonly children?: React.ReactNode;
}) {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog ref={dialog} onClose={close} aria-labelledby="trace-title" data-testid="trace">
      <div className="trace">
        <div className="dialog-head">
          <h2 id="trace-title">{title}</h2>
          <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
            {texts.close}
          </button>
        </div>
        {row === undefined ? null : (
          <section>
            <h3>
              {texts.source}{" "}
              <span className="chip">
                {row.file}, {texts.line(row.line)}
              </span>
            </h3>
            <dl className="mono">
              {row.cells.map(({ column, text }) => (
                <div key={column} className="pair">
                  <dt>{column}</dt>
                  <dd>{text === "" ? "–" : text}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {rules.map(({ name, place }) => (
          <section key={`${name} ${place.line}`}>
            <h3>
              {texts.rule} <span className="mono">{name}</span>{" "}
              <span className="chip">
                {place.file ?? ""} {texts.line(place.line)}
              </span>
            </h3>
            {place.file === undefined && planText !== "" ? (
              <PlanLines text={planText} line={place.line} />
            ) : null}
          </section>
        ))}
        {children}
      </div>
    </dialog>
  );
}

/** The line with what stands around it. */
function PlanLines({ text, line }: { readonly text: string; readonly line: number }) {
  const texts = useTexts();
  const lines = text.split(/\r\n|\n|\r/);
  const first = Math.max(line - around, 1);
  const shown = lines.slice(first - 1, line + around + 2);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to stand in it.
    <section className="lines" aria-label={`${texts.rule} ${line}`} tabIndex={0}>
      {shown.map((content, index) => {
        const number = first + index;
        return (
          <div key={number} className={number === line ? "here" : ""} data-line={number}>
            <span className="at">{number}</span> {content}
          </div>
        );
      })}
    </section>
  );
}
