/** Calculating a period for everybody: totals, a chart, the list of payees, and what would be if. */

import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import type { Population } from "../../worker/calculation-answers.js";
import { money } from "../amounts.js";
import { useSomethingOpen } from "../opening.js";
import type { Run } from "../server/runs.js";
import { useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { lastingWorker, planOf, workbench } from "../workbench.js";
import { Chosen } from "../write/chosen.js";
import { Levers } from "./levers.js";
import { componentsOf, PayeesTable } from "./payees-table.js";
import { ServerRun } from "./server-run.js";

const PayChart = lazy(() => import("./pay-chart.js").then(({ PayChart: chart }) => ({ default: chart })));

export function CalculatePage() {
  const texts = useTexts();
  useSomethingOpen();
  const { name, uri, text, data, period, server } = useStore(workbench);
  const [result, setResult] = useState<Population>();
  const [shownRun, setShownRun] = useState<Run>();
  const [isRunning, setRunning] = useState(false);
  const show = useCallback((found: Population | undefined, of: Run | undefined) => {
    setResult(found);
    setShownRun(of);
  }, []);

  // What was calculated is of the plan and the period that were chosen then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of any makes the result old.
  useEffect(() => setResult(undefined), [uri, text, period]);

  const run = async () => {
    setRunning(true);
    try {
      const worker = await lastingWorker();
      setResult(await worker.ask("population", { plan: planOf({ uri, text }), data, period }));
    } finally {
      setRunning(false);
    }
  };

  return (
    <div className="page">
      <header className="page-head">
        <h1>{name === "" ? texts.pages.calculate : name}</h1>
        <Chosen withPayee={false} />
        {server === undefined ? (
          <button
            type="button"
            className="button primary"
            disabled={isRunning || period === ""}
            onClick={() => void run()}
          >
            {isRunning ? `${texts.running} …` : texts.run}
          </button>
        ) : null}
      </header>
      {server === undefined ? null : <ServerRun plan={server} period={period} show={show} />}
      {isRunning ? <progress aria-label={texts.running} /> : null}
      {result === undefined ? null : <Result result={result} run={shownRun?.id} />}
      <Levers />
    </div>
  );
}

function Result({
  result: { payouts, payees, totals, faults },
  run,
}: {
  readonly result: Population;
  readonly run: string | undefined;
}) {
  const texts = useTexts();
  const components = useMemo(() => componentsOf(payouts), [payouts]);
  return (
    <>
      {faults.length > 0 ? (
        <details className="notice bad">
          <summary>
            {texts.faults(faults.length)}. {texts.faultsStop}
          </summary>
          <ul>
            {faults.slice(0, 50).map((fault) => (
              <li key={JSON.stringify(fault)}>
                {fault.message} {fault.payee ?? ""}{" "}
                {fault.file === null ? "" : `(${fault.file}:${fault.line})`}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <dl className="tiles" data-testid="totals">
        {totals.map(({ currency, amount }) => (
          <div key={currency} className="tile">
            <dt>{texts.total}</dt>
            <dd>{money(amount, currency)}</dd>
          </div>
        ))}
        <div className="tile">
          <dt>{texts.paidPayees}</dt>
          <dd>{payees.length}</dd>
        </div>
      </dl>
      {payouts.length === 0 ? (
        <p className="soft">{texts.noPayouts}</p>
      ) : (
        <>
          <section className="card">
            <h2>{texts.byComponent}</h2>
            <Suspense fallback={<div className="chart" />}>
              <PayChart payouts={payouts} />
            </Suspense>
          </section>
          <PayeesTable payees={payees} components={components} run={run} />
        </>
      )}
    </>
  );
}
