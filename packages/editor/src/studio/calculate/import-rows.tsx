/** Rows from files into a data set of the server, each file a table, with what the plan says of every row. */

import { type FormEvent, useId, useRef, useState } from "react";
import {
  acceptedFiles,
  createDataSet,
  type DataSet,
  formatOf,
  type ImportReport,
  importTable,
  tableOf,
} from "../server/data-sets.js";
import { useTexts } from "../settings.js";

interface Chosen {
  readonly file: File;
  readonly table: string;
}

interface Told {
  readonly file: string;
  readonly report?: ImportReport;
  /** Why nothing was taken in. */
  readonly refusal?: string;
}

const mostFaults = 20;

export function ImportRows({
  workspace,
  plan,
  dataSets,
  imported,
}: {
  readonly workspace: string;
  readonly plan: string;
  readonly dataSets: readonly DataSet[];
  readonly imported: (dataSet: string) => void;
}) {
  const texts = useTexts();
  const title = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [into, setInto] = useState("");
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const [told, setTold] = useState<readonly Told[]>([]);
  const [isBusy, setIsBusy] = useState(false);

  const take = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    setTold([]);
    try {
      const dataSet = into === "" ? (await createDataSet(workspace, name)).id : into;
      setInto(dataSet);
      imported(dataSet);
      for (const { file, table } of chosen) {
        const one = await taken(workspace, dataSet, plan, file, table, texts.noSuchFile);
        setTold((before) => [...before, one]);
      }
      imported(dataSet);
    } catch (error) {
      setTold([{ file: name, refusal: messageOf(error) }]);
    }
    setIsBusy(false);
  };

  return (
    <>
      <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
        {texts.importRows}
      </button>
      <dialog ref={dialog} aria-labelledby={title}>
        <form className="stack" onSubmit={(event) => void take(event)}>
          <div className="dialog-head">
            <h2 id={title}>{texts.importRows}</h2>
            <button type="button" className="button quiet" onClick={() => dialog.current?.close()}>
              {texts.close}
            </button>
          </div>
          <p className="soft">{texts.importHelp}</p>
          <label className="field">
            <span>{texts.importInto}</span>
            <select value={into} onChange={({ target }) => setInto(target.value)}>
              <option value="">{texts.newDataSet}</option>
              {dataSets.map(({ id, name: each }) => (
                <option key={id} value={id}>
                  {each}
                </option>
              ))}
            </select>
          </label>
          {into === "" ? (
            <label className="field">
              <span>{texts.dataSetName}</span>
              <input required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} />
            </label>
          ) : null}
          <label className="field">
            <span>{texts.filesToImport}</span>
            <input
              type="file"
              multiple
              required
              accept={acceptedFiles}
              onChange={({ target }) =>
                setChosen([...(target.files ?? [])].map((file) => ({ file, table: tableOf(file.name) })))
              }
            />
          </label>
          {chosen.map(({ file, table }, index) => (
            <label className="field" key={file.name}>
              <span>{texts.tableOfFile(file.name)}</span>
              <input
                required
                value={table}
                onChange={({ target }) => setChosen(chosen.with(index, { file, table: target.value }))}
              />
            </label>
          ))}
          <div className="row">
            <button type="submit" className="button primary" disabled={isBusy || chosen.length === 0}>
              {isBusy ? `${texts.importing} …` : texts.importRows}
            </button>
          </div>
          <div className="stack" role="status" data-testid="import-report">
            {told.map((each) => (
              <Report key={each.file} {...each} />
            ))}
          </div>
        </form>
      </dialog>
    </>
  );
}

function Report({ file, report, refusal }: Told) {
  const texts = useTexts();
  if (report === undefined) {
    return (
      <p>
        <strong>{file}</strong>: {refusal}
      </p>
    );
  }
  const hidden = report.faultCount - mostFaults;
  return (
    <section>
      <p>
        <strong>{file}</strong>: {texts.rowsTaken(report.rows ?? 0, report.leftOutCount)}
      </p>
      {report.faultCount === 0 ? null : (
        <ul className="small" lang="en">
          {report.faults.slice(0, mostFaults).map(({ line, column, message, help }) => (
            <li key={`${line}:${column}:${message}`}>
              {texts.faultAt(line)}: {message}. {help}
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 ? <p className="soft small">{texts.moreFaults(hidden)}</p> : null}
    </section>
  );
}

async function taken(
  workspace: string,
  dataSet: string,
  plan: string,
  file: File,
  table: string,
  noSuchFile: string,
): Promise<Told> {
  const format = formatOf(file.name);
  if (format === undefined) return { file: file.name, refusal: noSuchFile };
  try {
    return { file: file.name, report: await importTable(workspace, dataSet, table, file, format, plan) };
  } catch (error) {
    return { file: file.name, refusal: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
