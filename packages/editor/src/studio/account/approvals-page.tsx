/** Versions of the workspace's plans, and the yes or no of somebody who did not write them. */

import { useCallback, useEffect, useState } from "react";
import { goTo, linkTo } from "../routing.js";
import {
  decide,
  listPlans,
  listVersions,
  openServerPlan,
  type PlanSummary,
  type VersionSummary,
} from "../server/plans.js";
import { hasRole, useStanding } from "../server/session.js";
import { useTexts } from "../settings.js";
import { say } from "../shell/toast.js";

interface Listed {
  readonly plan: PlanSummary;
  readonly versions: readonly VersionSummary[];
}

export function ApprovalsPage() {
  const texts = useTexts();
  const standing = useStanding();
  const workspace = standing.workspace?.workspace;
  const [listed, setListed] = useState<readonly Listed[]>();
  const [refusal, setRefusal] = useState("");

  const read = useCallback(async () => {
    if (workspace === undefined) return;
    const plans = await listPlans(workspace);
    setListed(
      await Promise.all(
        plans.map(async (plan) => ({ plan, versions: await listVersions(workspace, plan.id) })),
      ),
    );
  }, [workspace]);

  const tried = useCallback(async (step: () => Promise<void>) => {
    setRefusal("");
    try {
      await step();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  }, []);

  useEffect(() => void tried(read), [tried, read]);

  const settle = (plan: string, version: number, decision: "approved" | "rejected") =>
    tried(async () => {
      if (workspace === undefined) return;
      await decide({ workspace, plan }, version, decision);
      say(texts.states[decision]);
      await read();
    });

  if (standing.state === "none") return <p className="page soft">{texts.noServer}</p>;
  if (workspace === undefined) {
    return (
      <p className="page">
        <a href={linkTo("sign-in")}>{texts.signInHelp}</a>
      </p>
    );
  }
  const rows = (listed ?? []).flatMap(({ plan, versions }) => versions.map((version) => ({ plan, version })));
  return (
    <div className="page">
      <header className="page-head">
        <h1>{texts.pages.approvals}</h1>
      </header>
      {refusal === "" ? null : (
        <p className="notice bad" role="alert">
          {refusal}
        </p>
      )}
      {listed !== undefined && rows.length === 0 ? <p className="soft">{texts.nothingToApprove}</p> : null}
      {rows.length === 0 ? null : (
        <div className="card table-wrap">
          <table className="stacked" data-testid="versions">
            <thead>
              <tr>
                <th scope="col">{texts.plan}</th>
                <th scope="col">{texts.version}</th>
                <th scope="col">{texts.author}</th>
                <th scope="col">{texts.state}</th>
                <th scope="col">{texts.change}</th>
                <th scope="col">
                  <span className="skip">{texts.approve}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ plan, version }) => (
                <tr key={`${plan.id} ${version.number}`}>
                  <td>{plan.name}</td>
                  <td>
                    {version.number} <span className="mono soft small">{version.hash.slice(0, 8)}</span>
                  </td>
                  <td>{version.author.name}</td>
                  <td>
                    <span className="chip">{texts.states[version.status]}</span>
                    {version.decision === null ? null : (
                      <div className="small soft">{texts.decidedBy(version.decision.by.name)}</div>
                    )}
                  </td>
                  <td>{version.message}</td>
                  <td>
                    <div className="row">
                      <button
                        type="button"
                        className="button small"
                        onClick={() =>
                          void tried(async () => {
                            await openServerPlan(workspace, plan.id, version.number);
                            goTo("write", { compare: "yes" });
                          })
                        }
                      >
                        {texts.compare}
                      </button>
                      {version.status === "submitted" && hasRole(standing, "approver") ? (
                        <>
                          <button
                            type="button"
                            className="button small primary"
                            onClick={() => void settle(plan.id, version.number, "approved")}
                          >
                            {texts.approve}
                          </button>
                          <button
                            type="button"
                            className="button small"
                            onClick={() => void settle(plan.id, version.number, "rejected")}
                          >
                            {texts.reject}
                          </button>
                        </>
                      ) : null}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
