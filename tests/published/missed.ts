/** What a plan's test missed, as sentences that a failing test can show. */

import type { CaseResult } from "@attain/dsl";

export function missed(result: CaseResult): string[] {
  return result.checks
    .filter(({ passed }) => !passed)
    .map(
      ({ expectation, actual }) =>
        `${expectation.text}: expected ${expectation.expected}, came out as ${actual ?? "nothing"}`,
    );
}
