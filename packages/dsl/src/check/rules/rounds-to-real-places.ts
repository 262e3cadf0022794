/** Law: an amount is rounded to a whole number of places that amounts have, 0 to 12. */

import { visitNodes } from "../../syntax/visit-nodes.js";
import type { Checking } from "../checking.js";

/** Decimals of a settled value: more places would round nothing. */
const mostPlaces = 12;

export function roundsToRealPlaces(checking: Checking): void {
  visitNodes(checking.file, (node) => {
    if (node.kind !== "round" || node.places === undefined) return;
    const { value, span } = node.places;
    if (/^\d{1,2}$/.test(value) && Number(value) <= mostPlaces) return;
    checking.report({
      code: "unknown-value",
      span,
      message: `An amount is not rounded to ${value} places`,
      help: `Write a whole number from 0 to ${mostPlaces}, as in: round half even 2 places`,
    });
  });
}
