/** Awards are written and calculated like components, but what they give is not money. */

import type { Definition } from "../checking.js";

export function isAward(definition: Definition | undefined): boolean {
  return definition?.kind === "component" && definition.statements[0].kind === "award";
}
