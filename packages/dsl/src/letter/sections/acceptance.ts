/** Where the letter is signed, and the mark of the rules it was made from. */

import type { Acceptance } from "../letter.js";
import { authored } from "../text.js";
import type { Writing } from "../writing.js";
import { planTitle } from "./head.js";

/** `digest` is the SHA-256 of the rule set. */
export function acceptance(digest: string, { phrases, ...rest }: Writing): Acceptance {
  const { acceptance: words } = phrases.letter;
  const { payee, plan } = rest;
  const line = (label: string) => ({ label: [label] });
  return {
    heading: [words.heading],
    text: words.text(planTitle({ phrases, ...rest })),
    parties: [
      {
        role: [words.participant],
        lines: [
          payee === undefined ? line(words.name) : { label: [words.name], filled: authored(payee) },
          line(words.signature),
          line(words.date),
        ],
      },
      {
        role: [words.company],
        lines: [line(words.name), line(words.title), line(words.signature), line(words.date)],
      },
    ],
    mark: words.mark(authored(plan.settings.name), digest),
  };
}
