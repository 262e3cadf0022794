/** A run of the server: started with a data set and a version, watched while it lasts, shown when it is done. */

import type { schemas } from "@attain/server";
import { useEffect, useState } from "react";
import type { Population } from "../../worker/calculation-answers.js";
import { linkTo } from "../routing.js";
import { type DataSet, listDataSets } from "../server/data-sets.js";
import { listVersions, type ServerPlan, type VersionSummary } from "../server/plans.js";
import {
  hasEnded,
  listRuns,
  publishRun,
  type Run,
  readPayees,
  readPayouts,
  startRun,
  watchRun,
} from "../server/runs.js";
import { hasRole, useStanding } from "../server/session.js";
import { useTexts } from "../settings.js";
import { say } from "../shell/toast.js";
import { CloseRun } from "./close-run.js";
import { ImportRows } from "./import-rows.js";

const complain = ({ message }: Error) => say(message);

export function ServerRun({
  plan,
  period,
  show,
}: {
  readonly plan: ServerPlan;
  readonly period: string;
  readonly show: (result: Population | undefined, run: Run | undefined) => void;
}) {
  const texts = useTexts();
  const standing = useStanding();
  const { workspace, plan: id, dataSet: usual } = plan;
  const [versions, setVersions] = useState<readonly VersionSummary[]>([]);
  const [dataSets, setDataSets] = useState<readonly DataSet[]>([]);
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const [version, setVersion] = useState("");
  const [dataSet, setDataSet] = useState(usual ?? "");
  const [watched, setWatched] = useState<Run>();

  useEffect(() => {
    listVersions(workspace, id).then(setVersions, complain);
    listDataSets(workspace).then(setDataSets, complain);
    listRuns(workspace).then(setRuns, complain);
  }, [workspace, id]);

  const watchedId = watched?.id;
  useEffect(() => {
    if (watchedId === undefined) return;
    return watchRun(workspace, watchedId, (run) => {
      setWatched(run);
      if (!hasEnded(run)) return;
      setRuns((before) => [run, ...before.filter(({ id: other }) => other !== run.id)]);
      if (run.state === "done") readResult(workspace, run).then((result) => show(result, run), complain);
      else say(run.error?.message ?? texts.runStates[run.state]);
    });
  }, [workspace, watchedId, show, texts]);

  const start = async () => {
    show(undefined, undefined);
    const asked = { plan: id, dataSet, period, ...(version !== "" && { version: Number(version) }) };
    setWatched(await startRun(workspace, asked));
  };
  const isRunning = watched !== undefined && !hasEnded(watched);

  return (
    <section className="card stack">
      <div className="row">
        <label className="field">
          <span>{texts.version}</span>
          <select value={version} onChange={({ target }) => setVersion(target.value)}>
            <option value="">{texts.states.draft}</option>
            {versions.map(({ number, status }) => (
              <option key={number} value={number}>
                {number} · {texts.states[status]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{texts.data}</span>
          <select value={dataSet} onChange={({ target }) => setDataSet(target.value)}>
            {dataSets.map(({ id: each, name }) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {hasRole(standing, "finance", "author") ? (
          <button
            type="button"
            className="button primary"
            disabled={isRunning || dataSet === "" || period === ""}
            onClick={() => void start().catch(complain)}
          >
            {isRunning ? `${texts.running} …` : texts.run}
          </button>
        ) : null}
        {hasRole(standing, "finance", "author") ? (
          <ImportRows
            workspace={workspace}
            plan={id}
            dataSets={dataSets}
            imported={(into) => {
              setDataSet(into);
              listDataSets(workspace).then(setDataSets, complain);
            }}
          />
        ) : null}
      </div>
      {isRunning ? (
        <progress
          aria-label={texts.running}
          max={1}
          value={watched.progress === 0 ? undefined : watched.progress}
        />
      ) : null}
      {runs.length === 0 ? null : (
        <details>
          <summary>{texts.runs}</summary>
          <div className="table-wrap">
            <table className="stacked">
              <tbody>
                {runs.map((run) => (
                  <tr key={run.id}>
                    <td>
                      {texts.runOf(run.planName, run.version === null ? texts.draftRun : `${run.version}`)}
                    </td>
                    <td>{run.period}</td>
                    <td>
                      <span className="chip">{texts.runStates[run.state]}</span>
                      {run.published === null ? null : <span className="chip">{texts.published}</span>}
                      {run.closed === null ? null : (
                        <span className="chip" title={`${run.closed.by}, ${run.closed.payDates.join(", ")}`}>
                          {texts.runClosed}
                        </span>
                      )}
                    </td>
                    <td>{run.requestedBy}</td>
                    <td>
                      <div className="row">
                        {run.state === "done" ? (
                          <>
                            <button
                              type="button"
                              className="button small"
                              onClick={() =>
                                void readResult(workspace, run).then((result) => show(result, run), complain)
                              }
                            >
                              {texts.open}
                            </button>
                            <a className="button small" href={linkTo("understand", { run: run.id })}>
                              {texts.statement}
                            </a>
                          </>
                        ) : null}
                        {run.state === "done" &&
                        run.published === null &&
                        run.version !== null &&
                        hasRole(standing, "finance") ? (
                          <button
                            type="button"
                            className="button small"
                            onClick={() =>
                              void publishRun(workspace, run.id).then(async () => {
                                setRuns(await listRuns(workspace));
                                say(texts.published);
                              }, complain)
                            }
                          >
                            {texts.publish}
                          </button>
                        ) : null}
                        {run.state === "done" &&
                        run.isPaid === true &&
                        run.closed === null &&
                        run.version !== null &&
                        hasRole(standing, "finance", "approver") ? (
                          <CloseRun
                            workspace={workspace}
                            run={run}
                            closed={() => void listRuns(workspace).then(setRuns, complain)}
                          />
                        ) : null}
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}

async function readResult(workspace: string, run: Run): Promise<Population> {
  const [payouts, payees] = await Promise.all([
    readPayouts(workspace, run.id),
    readPayees(workspace, run.id),
  ]);
  return { payouts, payees: payees.flatMap(byCurrency), totals: run.totals, faults: [] };
}

/** Somebody paid in two currencies has two lines. */
function byCurrency({ payee, totals, components }: schemas.PayeeSummary) {
  return totals.map(({ currency, amount }) => ({
    payee,
    currency,
    amount,
    components: components.filter((each) => each.currency === currency),
  }));
}
