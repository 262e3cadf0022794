/** The workspace's plans, to be opened. */

import { useEffect, useState } from "react";
import { listPlans, openServerPlan, type PlanSummary } from "../server/plans.js";
import { hasRole, planReaders, useStanding } from "../server/session.js";
import { useTexts } from "../settings.js";
import { say } from "../shell/toast.js";

export function ServerPlans({ opened }: { readonly opened: () => void }) {
  const texts = useTexts();
  const standing = useStanding();
  const workspace = standing.workspace?.workspace;
  const maySee = hasRole(standing, ...planReaders);
  const [plans, setPlans] = useState<readonly PlanSummary[]>([]);
  useEffect(() => {
    if (workspace === undefined || !maySee) return;
    listPlans(workspace).then(setPlans, ({ message }: Error) => say(message));
  }, [workspace, maySee]);
  if (workspace === undefined || plans.length === 0) return null;
  return (
    <section>
      <h3>{texts.plansOf(standing.workspace?.name ?? "")}</h3>
      <ul className="gallery">
        {plans.map(({ id, name, latest, approved }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                opened();
                openServerPlan(workspace, id).catch(({ message }: Error) => say(message));
              }}
            >
              <strong>{name}</strong>
              <span className="soft small">
                {latest === null ? texts.states.draft : `${texts.version} ${latest}`}
                {approved === null ? "" : ` · ${texts.states.approved} ${approved}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
