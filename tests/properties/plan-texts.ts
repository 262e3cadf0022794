/** The plans in this repository, for laws that must hold for every one of them. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { LinkOptions } from "@attain/dsl";
import { linkOptions } from "../plans/link-options.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface PlanText {
  /** Its path in the repository. */
  readonly name: string;
  readonly text: string;
  /** How the files that it uses are read. */
  readonly options: LinkOptions;
}

export function planTexts(): readonly PlanText[] {
  return ["examples", "tests/plans", "tests/published", "tests/hard", "tests/semantics"].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".plan"))
      .sort()
      .map((name) => {
        const file = `${root}${folder}/${name}`;
        return {
          name: `${folder}/${name}`,
          text: readFileSync(file, "utf8"),
          options: linkOptions(file),
        };
      }),
  );
}
