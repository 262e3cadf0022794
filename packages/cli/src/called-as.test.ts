import { join } from "node:path";
import { expect, it } from "vitest";
import { calledAs } from "./called-as.js";

const cwd = join("/", "home", "ann");
const npm = { npm_config_user_agent: "npm/11.19.1 node/v20.20.2 linux x64" };
const pnpm = { npm_config_user_agent: "pnpm/10.34.8 npm/? node/v20.20.2 linux x64" };
const bin = join(cwd, "node_modules", ".bin");

it.each([
  ["attain", {}, undefined],
  ["npm run attain --", { ...npm, npm_command: "run", npm_lifecycle_event: "attain" }, "x.js"],
  ["pnpm attain", { ...pnpm, npm_command: "run-script", npm_lifecycle_event: "attain" }, "x.js"],
  ["npx attain", { ...npm, npm_command: "exec", npm_lifecycle_event: "npx" }, join(bin, "attain")],
  ["pnpm exec attain", { ...pnpm, npm_command: "exec" }, join(bin, "attain")],
  [`node ${join("packages", "cli", "bin", "attain.js")}`, {}, join(cwd, "packages/cli/bin/attain.js")],
  [`node "${join("my files", "attain.js")}"`, {}, join(cwd, "my files", "attain.js")],
  ["attain", { PATH: "/usr/local/bin:/usr/bin" }, "/usr/local/bin/attain"],
  [join("node_modules", ".bin", "attain"), { PATH: "/usr/bin" }, join(bin, "attain")],
])("is %s", (expected, env, script) => {
  expect(calledAs({ env, cwd, ...(script !== undefined && { script }) })).toBe(expected);
});
