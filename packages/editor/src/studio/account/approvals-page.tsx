/** Versions that wait for somebody else's yes. */

import { useTexts } from "../settings.js";

export function ApprovalsPage() {
  const texts = useTexts();
  return <p className="page">{texts.nothingToApprove}</p>;
}
