/** How tests read the files that a plan uses: from the plan's own directory. */

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { LinkOptions } from "@attain/dsl";

export function linkOptions(planFile: string): LinkOptions {
  return {
    name: basename(planFile),
    files(name) {
      const file = join(dirname(planFile), name);
      return existsSync(file) ? readFileSync(file, "utf8") : undefined;
    },
  };
}
