/** Understanding somebody's pay: the statement deal by deal, and from every figure to its row and its rule. */

import { useEffect, useState } from "react";
import type { Whys } from "../../worker/calculation-answers.js";
import { useSomethingOpen } from "../opening.js";
import { useRoute } from "../routing.js";
import { hasRole, planReaders, useStanding } from "../server/session.js";
import { settings, useTexts } from "../settings.js";
import { useStore } from "../store.js";
import { lastingWorker, lookAt, planOf, workbench } from "../workbench.js";
import { Chosen } from "../write/chosen.js";
import { ComponentCard, type Tracing } from "./component-card.js";
import { Due } from "./due.js";
import { RunStatement } from "./run-statement.js";
import { Trace, type Traced } from "./trace.js";

/** Of a run of the server where one is meant, else of what is open on the desk. */
export function UnderstandPage() {
  const { query } = useRoute();
  const standing = useStanding();
  const { server } = useStore(workbench);
  const asked = { run: query.get("run"), payee: query.get("payee") };
  const workspace = standing.workspace?.workspace;
  const mayWrite = hasRole(standing, ...planReaders);
  if (standing.state === "asking") return null;
  if (workspace !== undefined && (asked.run !== null || !mayWrite)) {
    return <RunStatement workspace={workspace} asked={asked} />;
  }
  return <DeskStatement key={server?.plan ?? ""} />;
}

function DeskStatement() {
  const texts = useTexts();
  useSomethingOpen();
  const { query } = useRoute();
  const asked = query.get("payee");
  const { uri, text, data, payee, period, scope, hasErrors } = useStore(workbench);
  const { language } = useStore(settings);
  const [whys, setWhys] = useState<Whys>();
  const [traced, setTraced] = useState<Traced>();

  useEffect(() => {
    if (asked !== null && scope.payees.includes(asked)) lookAt({ payee: asked });
  }, [asked, scope.payees]);

  useEffect(() => {
    if (payee === "" || period === "" || hasErrors) return;
    let isWanted = true;
    void (async () => {
      const worker = await lastingWorker();
      const found = await worker.ask("whys", { plan: planOf({ uri, text }), data, payee, period, language });
      if (isWanted) setWhys(found);
    })();
    return () => {
      isWanted = false;
    };
  }, [uri, text, data, payee, period, hasErrors, language]);

  const tracing: Tracing = {
    deal: (why, line) =>
      void traceRow(`${line.key} · ${line.shown}`, line.row, [
        ...line.credit.split(", ").map((name) => ({ name, place: why.credits[name] })),
        { name: why.component, place: why.place },
      ]),
    node: (why, node) =>
      void traceRow(`${node.label} · ${node.shown}`, node.row, [
        { name: node.label, place: node.place ?? undefined },
        { name: why.component, place: why.place },
      ]),
  };

  async function traceRow(
    title: string,
    row: { readonly source: string; readonly line: number } | undefined,
    rules: readonly { readonly name: string; readonly place: Traced["rules"][number]["place"] | undefined }[],
  ): Promise<void> {
    const worker = await lastingWorker();
    const found =
      row && (await worker.ask("row", { plan: planOf({ uri, text }), data }, row.source, row.line));
    const places = new Map(
      rules.flatMap(({ name, place }) => (place ? [[place.line, { name, place }]] : [])),
    );
    setTraced({ title, ...(found && { row: found }), rules: [...places.values()] });
  }

  return (
    <div className="page">
      <header className="page-head">
        <h1>
          {texts.statement} {payee}
        </h1>
        <Chosen />
      </header>
      {whys === undefined ? <p className="soft">{texts.loading} …</p> : <Due whys={whys} />}
      {whys?.components.map((why) => (
        <ComponentCard key={`${why.component} ${why.period}`} why={why} tracing={tracing} />
      ))}
      {whys?.components.length === 0 ? <p className="soft">{texts.nothingEarned}</p> : null}
      {traced === undefined ? null : (
        <Trace traced={traced} planText={text} close={() => setTraced(undefined)} />
      )}
    </div>
  );
}
