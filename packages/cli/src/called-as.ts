/** How whoever runs the command has called it, so that what they are told to write next works for them, too. */

import { delimiter, dirname, relative } from "node:path";
import type { Io } from "./io.js";

export function calledAs({ env, cwd, script }: Pick<Io, "env" | "cwd" | "script">): string {
  const manager = env.npm_config_user_agent?.startsWith("pnpm/") ? "pnpm" : "npm";
  if (env.npm_lifecycle_event === "attain") return manager === "pnpm" ? "pnpm attain" : "npm run attain --";
  if (env.npm_command === "exec") return manager === "pnpm" ? "pnpm exec attain" : "npx attain";
  if (script === undefined) return "attain";
  const path = relative(cwd, script);
  const shown = /\s/.test(path) ? `"${path}"` : path;
  if (/\.[cm]?js$/.test(script)) return `node ${shown}`;
  const isOnPath = (env.PATH ?? "").split(delimiter).includes(dirname(script));
  return isOnPath ? "attain" : shown;
}
