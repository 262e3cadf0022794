/** Who is signed in, and the workspace, where there are several to choose from. */

import { chooseWorkspace, useStanding } from "../server/session.js";
import { useTexts } from "../settings.js";

export function Who() {
  const texts = useTexts();
  const { session, workspace } = useStanding();
  if (session === undefined) return null;
  return (
    <>
      <span className="who">{session.user.name}</span>
      {session.workspaces.length > 1 ? (
        <label className="field inline">
          <span>{texts.workspace}</span>
          <select value={workspace?.workspace ?? ""} onChange={({ target }) => chooseWorkspace(target.value)}>
            {session.workspaces.map(({ workspace: id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </>
  );
}
