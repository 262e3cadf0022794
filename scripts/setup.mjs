/**
 * Makes a checkout ready to run with nothing but Node and npm on the machine: installs the locked
 * dependencies and builds the packages, each only when something has changed since the last time.
 */

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const onWindows = process.platform === "win32";

requireNode(manifest.engines.node);
const started = Date.now();
const installed = install();
build();
console.log(`Ready: dependencies ${installed ? "installed" : "current"}, packages built (${since(started)})`);

/** Ends the process with a sentence when Node is too old to run anything that follows. */
function requireNode(range) {
  const wanted = range.replace(">=", "").split(".").map(Number);
  const found = process.versions.node.split(".").map(Number);
  const recent = found[0] > wanted[0] || (found[0] === wanted[0] && found[1] >= wanted[1]);
  if (recent) return;
  fail(
    `Attain needs Node ${wanted.join(".")} or newer; this is Node ${process.versions.node}.`,
    "Install a current Node from https://nodejs.org and run the command again.",
  );
}

/** Installs unless the last install here saw the same lockfile, manifests and platform. */
function install() {
  const stampFile = join(root, "node_modules", ".attain-installed");
  const stamp = installStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;

  const begun = Date.now();
  console.log("Installing dependencies (the first time this takes up to a minute) ...");
  const [command, ...first] = packageManager();
  const result = spawnSync(command, [...first, "install", "--frozen-lockfile"], {
    cwd: root,
    encoding: "utf8",
    shell: onWindows,
    stdio: ["ignore", "pipe", "pipe"],
    // Without a terminal pnpm stops to ask before it replaces an install of another layout.
    env: { ...process.env, CI: "true" },
  });
  if (result.status !== 0) {
    console.error([result.stdout, result.stderr, result.error?.message].filter(Boolean).join("\n"));
    fail("Installing the dependencies failed.", "The lines above say why; is the npm registry reachable?");
  }
  writeFileSync(stampFile, stamp);
  console.log(`Installed (${since(begun)})`);
  return true;
}

/** Contents count, not times: a checkout touches every file without changing it. */
function installStamp() {
  const hash = createHash("sha256");
  const packages = readdirSync(join(root, "packages")).map((name) => join("packages", name, "package.json"));
  const files = ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml", ...packages.sort()];
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return `${hash.digest("hex")} ${process.platform} ${process.arch}\n`;
}

/** The pinned pnpm: the one on the PATH when its version is right, otherwise fetched through npm. */
function packageManager() {
  const pinned = manifest.packageManager;
  const version = pinned.slice(pinned.indexOf("@") + 1);
  const found = spawnSync("pnpm", ["--version"], {
    // Elsewhere, because inside the project pnpm and corepack answer with the pinned version and
    // download it first.
    cwd: tmpdir(),
    encoding: "utf8",
    shell: onWindows,
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, COREPACK_ENABLE_NETWORK: "0" },
  });
  const usable = found.status === 0 && found.stdout.trim() === version;
  return usable ? ["pnpm"] : ["npx", "--yes", `pnpm@${version}`];
}

/** The compiler keeps its own account of what has changed. */
function build() {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const result = spawnSync(process.execPath, [compiler, "-b"], { cwd: root, stdio: "inherit" });
  if (result.status !== 0) fail("Building the packages failed.", "The lines above name the files.");
}

function since(begun) {
  return `${((Date.now() - begun) / 1000).toFixed(1)} s`;
}

function fail(what, advice) {
  console.error(`${what}\n${advice}`);
  process.exit(1);
}
