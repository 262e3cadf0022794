/** `count(performance where grade = "A")`: inside an aggregate over a scorecard its parts are bare names. */

import type { Reference } from "../../syntax/ast.js";
import type { ScorecardSymbol } from "../checked-plan.js";
import type { Checking } from "../checking.js";
import type { Resolution } from "./reference.js";

export function resolveCardPart(reference: Reference, card: ScorecardSymbol, checking: Checking): Resolution {
  const { head, path } = reference;
  const part = card.parts.get(head.text);
  if (part === undefined) return undefined;
  const rival = checking.symbols.get(head.text);
  const hasValue = ["figure", "component", "scorecard", "parameter"].includes(rival?.kind ?? "");
  if (rival && hasValue) {
    const qualified = `${card.name}.${head.text}`;
    checking.report({
      code: "ambiguous-name",
      span: head.span,
      message: `\`${head.text}\` is a part of \`${card.name}\` and also the name of something else`,
      help: `Write \`${qualified}\` for the part, or give the other another name`,
      fixes: [{ title: `Write \`${qualified}\``, edits: [{ span: head.span, text: qualified }] }],
    });
    return "reported";
  }
  return {
    head: { kind: "figure", figure: card, item: head.text },
    type: part.type,
    absent: part.absent,
    rest: path,
  };
}
