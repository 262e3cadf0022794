/** Hover: the meaning of what stands there, and what it comes to for whom is being looked at. */

import { type Asking, languageId, planText, rangeOf, whileOpen } from "../asking.js";
import type { IDisposable } from "../monaco.js";

export function provideHover({ monaco, worker, namedValue }: Asking): IDisposable {
  return monaco.languages.registerHoverProvider(languageId, {
    async provideHover(model, position) {
      const hover = await whileOpen(model, worker.ask("hover", planText(model), model.getOffsetAt(position)));
      if (hover === undefined) return null;
      const value = namedValue?.(model.uri.toString(), model.getValueInRange(rangeOf(model, hover.span)));
      const parts = [
        `\`${hover.title}\`${hover.type === undefined ? "" : `: ${hover.type}`}`,
        value,
        hover.documentation,
        hover.details.join("  \n"),
        hover.file,
      ];
      return {
        range: rangeOf(model, hover.span),
        contents: parts.flatMap((part) => (part ? [{ value: part }] : [])),
      };
    },
  });
}
