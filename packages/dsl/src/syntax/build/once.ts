/** Lines that a statement may have once: the second one is reported and left out. */

import type { CstNode } from "chevrotain";
import { diagnose } from "../../diagnostics/diagnose.js";
import { type Building, spanOf } from "./building.js";

export function reportTwice(build: Building, word: string, others: readonly CstNode[]): void {
  for (const other of others) {
    build.report(
      diagnose("written-twice", spanOf(other), `\`${word}\` stands here a second time`, {
        help: "Keep one of the two lines",
      }),
    );
  }
}
