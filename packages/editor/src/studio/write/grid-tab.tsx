/** Tiers, tables and matrices as grids over the same text: a cell that changes is that piece of the text. */

import type { Grid, GridCell, GridRow } from "@attain/dsl";
import { useEffect, useState } from "react";
import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { planOf, workbench } from "../workbench.js";
import { typing } from "../workers.js";
import { replaceText, showPlace } from "./editing.js";
import { spanNow } from "./span-now.js";

export function GridTab() {
  const texts = useTexts();
  const { uri, text } = useStore(workbench);
  const [found, setFound] = useState<{ readonly grids: readonly Grid[]; readonly of: string }>();
  useEffect(() => {
    let isWanted = true;
    void typing.ask("grids", planOf({ uri, text })).then((grids) => {
      if (isWanted) setFound({ grids, of: text });
    });
    return () => {
      isWanted = false;
    };
  }, [uri, text]);
  if (found === undefined) return null;
  if (found.grids.length === 0) return <p className="soft">{texts.noGrid}</p>;
  return found.grids.map((grid) => (
    <EditableGrid key={`${grid.name} ${grid.kind}`} grid={grid} of={found.of} />
  ));
}

function EditableGrid({
  grid: { name, kind, span, columns, rows },
  of,
}: {
  readonly grid: Grid;
  /** The text that the grid is of. */
  readonly of: string;
}) {
  const texts = useTexts();
  // Behind `otherwise` nothing may stand.
  const last = rows.findLast(({ cells }) => cells[0]?.span !== undefined);
  return (
    <section>
      <h3>
        <button type="button" className="as-link mono" onClick={() => showPlace(span)}>
          {kind} {name}
        </button>
      </h3>
      <div className="table-wrap">
        <table className="grid-table">
          <thead>
            <tr>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place.
                <th key={index} scope="col">
                  {column}
                </th>
              ))}
              <th scope="col">
                <span className="skip">{texts.removeRow}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place.
              <tr key={index}>
                {row.cells.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same holds of cells.
                  <td key={at}>
                    <Cell cell={cell} of={of} label={`${name} ${index + 1} ${columns[at] ?? at + 1}`} />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="button quiet small"
                    aria-label={`${texts.removeRow} (${index + 1})`}
                    onClick={() => removeRow(row, of)}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {last === undefined ? null : (
        <button type="button" className="button small" onClick={() => addRow(last, of)}>
          {texts.addRow}
        </button>
      )}
    </section>
  );
}

function Cell({
  cell: { span, text },
  of,
  label,
}: {
  readonly cell: GridCell;
  readonly of: string;
  readonly label: string;
}) {
  if (span === undefined) return <span className="mono soft">{text}</span>;
  const write = (typed: string) => {
    const place = spanNow(span, of, workbench.get().text);
    if (place !== undefined) replaceText([{ span: place, text: typed }]);
  };
  return <GridInput label={label} text={text} write={write} />;
}

/** What is typed reaches the text when the field is left or Enter is pressed. */
function GridInput({
  label,
  text,
  write,
}: {
  readonly label: string;
  readonly text: string;
  readonly write: (text: string) => void;
}) {
  const [typed, setTyped] = useState(text);
  /** What the text says, or will say once the grid is of it. */
  const [written, setWritten] = useState(text);
  useEffect(() => {
    setTyped(text);
    setWritten(text);
  }, [text]);
  const done = () => {
    if (typed.trim() === "") setTyped(written);
    else if (typed !== written) {
      setWritten(typed);
      write(typed);
    }
  };
  return (
    <input
      aria-label={label}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={done}
      onKeyDown={({ key }) => {
        if (key === "Enter") done();
        if (key === "Escape") setTyped(written);
      }}
    />
  );
}

/** The last row once more, to be changed. */
function addRow({ span: then }: GridRow, of: string): void {
  const { text } = workbench.get();
  const span = spanNow(then, of, text);
  if (span === undefined) return;
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const lead = text.slice(start, span.start);
  const end = endOfLine(text, span.end);
  replaceText([{ span: { start: end, end }, text: `\n${lead}${text.slice(span.start, span.end)}` }]);
}

function removeRow({ span: then }: GridRow, of: string): void {
  const { text } = workbench.get();
  const span = spanNow(then, of, text);
  if (span === undefined) return;
  const start = text.lastIndexOf("\n", span.start - 1);
  replaceText([{ span: { start: Math.max(start, 0), end: endOfLine(text, span.end) }, text: "" }]);
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf("\n", from);
  return found < 0 ? text.length : found;
}
