/** The statement of a run on the server: whoever is signed in sees those they may see, a payee their own. */

import type { StatementLine, TreeNode } from "@attain/engine";
import { useEffect, useState } from "react";
import type { ComponentWhy, Whys } from "../../worker/calculation-answers.js";
import { goTo } from "../routing.js";
import { readVersion } from "../server/plans.js";
import { listRuns, type Run, readPayees, readRow } from "../server/runs.js";
import { hasRole, planReaders, useStanding } from "../server/session.js";
import { settings, useTexts } from "../settings.js";
import { say } from "../shell/toast.js";
import { useStore } from "../store.js";
import { Choice } from "../write/chosen.js";
import { ComponentCard } from "./component-card.js";
import { Due } from "./due.js";
import { whysOfRun } from "./from-server.js";
import { type Line, Questions } from "./questions.js";
import { Trace, type Traced } from "./trace.js";

const complain = ({ message }: Error) => say(message);

export function RunStatement({
  workspace,
  asked,
}: {
  readonly workspace: string;
  readonly asked: { readonly run: string | null; readonly payee: string | null };
}) {
  const texts = useTexts();
  const standing = useStanding();
  const { language } = useStore(settings);
  const own = standing.workspace?.payee ?? "";
  const [runs, setRuns] = useState<readonly Run[]>([]);
  const [payees, setPayees] = useState<readonly string[]>([]);
  const [whys, setWhys] = useState<Whys>();
  const [planText, setPlanText] = useState("");
  const [traced, setTraced] = useState<{ readonly traced: Traced; readonly line: Line }>();

  const shown = runs.find(({ id }) => id === asked.run) ?? runs[0];
  const payee = asked.payee ?? (own === "" ? (payees[0] ?? "") : own);
  const run = shown?.id;

  useEffect(() => {
    listRuns(workspace).then((all) => setRuns(all.filter(({ state }) => state === "done")), complain);
  }, [workspace]);

  const mayReadPlans = hasRole(standing, ...planReaders);
  const { plan, version } = shown ?? { plan: "", version: null };
  useEffect(() => {
    if (run === undefined) return;
    readPayees(workspace, run).then((all) => setPayees(all.map((each) => each.payee)), complain);
    // A payee reads the rule's name and line; the text is of those who may read plans.
    if (mayReadPlans && version !== null) {
      readVersion(workspace, plan, version).then(({ text }) => setPlanText(text), complain);
    }
  }, [workspace, run, plan, version, mayReadPlans]);

  useEffect(() => {
    if (run === undefined || payee === "") return;
    setWhys(undefined);
    whysOfRun(workspace, run, payee, language).then(setWhys, complain);
  }, [workspace, run, payee, language]);

  async function trace(
    why: ComponentWhy,
    {
      label,
      shown: amount,
      row,
    }: Pick<StatementLine | TreeNode, "shown" | "row"> & { readonly label: string },
    at: Pick<Line, "credit" | "key">,
    rules: Traced["rules"],
  ): Promise<void> {
    if (run === undefined) return;
    const found = row && (await readRow(workspace, run, payee, row));
    setTraced({
      traced: {
        title: `${label} · ${amount}`,
        ...(found && {
          row: {
            ...found,
            cells: found.cells.map(({ header, value }) => ({ column: header, text: value ?? "" })),
          },
        }),
        rules: [...rules, { name: why.component, place: why.place }],
      },
      line: { workspace, run, payee, component: why.component, ...at },
    });
  }

  if (shown === undefined) return <p className="page soft">{texts.noRuns}</p>;
  return (
    <div className="page">
      <header className="page-head">
        <h1>
          {texts.statement} {payee}
        </h1>
        <label className="field">
          <span>{texts.runs}</span>
          <select
            value={shown.id}
            onChange={({ target }) => goTo("understand", { run: target.value, payee })}
          >
            {runs.map(({ id, planName, period, version: number }) => (
              <option key={id} value={id}>
                {planName} {number ?? texts.states.draft} · {period}
              </option>
            ))}
          </select>
        </label>
        {payees.length > 1 ? (
          <Choice
            label={texts.payee}
            value={payee}
            options={payees}
            choose={(each) => goTo("understand", { run: shown.id, payee: each })}
          />
        ) : null}
      </header>
      {whys === undefined ? <p className="soft">{texts.loading} …</p> : <Due whys={whys} />}
      {whys?.components.map((why) => (
        <ComponentCard
          key={`${why.component} ${why.period}`}
          why={why}
          tracing={{
            deal: (_, line) =>
              void trace(why, { ...line, label: line.key }, { credit: line.credit, key: line.key }, []).catch(
                complain,
              ),
            node: (_, node) =>
              void trace(why, node, { credit: "", key: node.row?.key ?? "" }, [
                ...(node.place ? [{ name: node.label, place: node.place }] : []),
              ]).catch(complain),
          }}
        />
      ))}
      {whys?.components.length === 0 ? <p className="soft">{texts.nothingEarned}</p> : null}
      {traced === undefined ? null : (
        <Trace traced={traced.traced} planText={planText} close={() => setTraced(undefined)}>
          <Questions line={traced.line} />
        </Trace>
      )}
    </div>
  );
}
