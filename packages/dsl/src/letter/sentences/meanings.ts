/** What the plan works out of each row, where something makes use of it. */

import { tell } from "../expressions/tell-expression.js";
import type { Text } from "../text.js";
import type { Used } from "../uses.js";
import type { Writing } from "../writing.js";

/** One sentence on the worked-out columns among what is used; none where there are none. */
export function meaningTexts(used: readonly Used[], writing: Writing): readonly Text[] {
  const meant = used.flatMap((each) =>
    each.kind === "column" && each.declaration?.formula
      ? [{ name: writing.names.of(each.name), formula: tell(each.declaration.formula, writing) }]
      : [],
  );
  return meant.length === 0 ? [] : [writing.phrases.credit.means(meant)];
}
