/** Signing in. */

import { useTexts } from "../settings.js";

export function SignInPage() {
  const texts = useTexts();
  return <p className="page">{texts.noServer}</p>;
}
