/** The plans in this repository, for laws that must hold for every one of them. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface PlanText {
  /** Its path in the repository. */
  readonly name: string;
  readonly text: string;
}

export function planTexts(): readonly PlanText[] {
  return ["examples", "tests/plans", "tests/published"].flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".plan"))
      .sort()
      .map((name) => ({ name: `${folder}/${name}`, text: readFileSync(`${root}${folder}/${name}`, "utf8") })),
  );
}
