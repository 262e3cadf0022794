/**
 * `node scripts/big-results.mjs --payees 100000`: how long a server takes, and how much memory, from the files of very
 * many payees, with a deal each, to their payouts as files.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const payees = Number(process.argv[process.argv.indexOf("--payees") + 1] || 100_000);
const data = mkdtempSync(join(tmpdir(), "attain-big-"));
const port = 20_000 + (process.pid % 20_000);
const base = `http://127.0.0.1:${port}`;
const args = ["packages/cli/bin/attain.js", "serve", "--port", String(port), "--data", data];
const server = spawn(process.execPath, [...args, "--sample", "examples/software-seller"], {
  cwd: root,
  env: { ...process.env, LOG_LEVEL: "error", DATABASE_URL: "" },
  stdio: ["ignore", "ignore", "inherit"],
});
const ended = new Promise((done) => server.once("exit", done));
const people = new Map();

const plan = `language 1
plan big "Very many payees" {
  effective from 2026-01-01 through 2026-12-31
  currency USD
  round half even
}
data payees {
  id     : payee key
  region : text
}
data deals {
  id     : text key
  rep    : payee
  amount : money
  closed : date
}
credit booking of deals on closed {
  worth amount
  to    rep 100%
}
measure bookings per quarter = sum(booking)
tiers rate marginal {
  from 0 USD     : 4%
  from 5_000 USD : 8%
}
component commission per quarter {
  pay bookings at rate(bookings)
}
payout per quarter {
  pay commission
}
`;

try {
  await ready();
  for (const line of readFileSync(join(data, "sign-in.txt"), "utf8").trim().split("\n")) await signIn(line);
  const names = Array.from({ length: payees }, (_, index) => `p${String(index).padStart(7, "0")}`);
  const roster = names.map((name, index) => `${name},r${index % 20}\n`).join("");
  const deals = names.map(
    (name, index) =>
      `d${index},${name},${(index * 37) % 10_000}.${(index % 90) + 10},2026-0${(index % 3) + 1}-15\n`,
  );
  const { id: made } = await json("author", "POST", "/plans", { name: "Big", text: plan });
  await json("author", "POST", `/plans/${made}/versions`, { message: "m", revision: 1 });
  await json("approver", "POST", `/plans/${made}/versions/1/decision`, { decision: "approved" });
  const { id: set } = await json("finance", "POST", "/data-sets", { name: "big" });
  const table = (name) => `/data-sets/${set}/tables/${name}?format=csv&plan=${made}`;
  console.log(
    `${payees.toLocaleString("en")} payees with a deal each, ${cpus().length} processors (${cpus()[0]?.model})`,
  );
  await step("import of the payees", () =>
    json("finance", "PUT", table("payees"), Buffer.from(`id,region\n${roster}`)),
  );
  await step("import of the deals", () =>
    json("finance", "PUT", table("deals"), Buffer.from(`id,rep,amount,closed\n${deals.join("")}`)),
  );
  const run = await step("run, with every figure, credit and deal line kept", async () => {
    const body = { plan: made, version: 1, dataSet: set, period: "2026-Q1" };
    let found = await json("finance", "POST", "/runs", body);
    while (found.state === "queued" || found.state === "running") {
      await new Promise((done) => setTimeout(done, 100));
      found = await json("finance", "GET", `/runs/${found.id}`);
    }
    if (found.state !== "done") throw new Error(JSON.stringify(found.error));
    return found;
  });
  const one = `/runs/${run.id}`;
  await step("first page of payouts", () => json("finance", "GET", `${one}/payouts?limit=100`));
  await step("last page of payouts", () =>
    json("finance", "GET", `${one}/payouts?offset=${payees - 100}&limit=100`),
  );
  await step("a page of payees", () =>
    json("finance", "GET", `${one}/payees?offset=${payees / 2}&limit=100`),
  );
  await step("statement of a payee", () => json("finance", "GET", `${one}/payees/${names.at(-1)}/statement`));
  for (const format of ["csv", "xlsx"]) {
    const bytes = await step(`payouts as ${format}`, () => file(`${one}/payouts/export?format=${format}`));
    console.log(`${"".padEnd(52)}${(bytes / 1e6).toFixed(1)} MB`);
  }
  await step("lines as csv", () => file(`${one}/lines/export?format=csv`));
} finally {
  server.kill("SIGTERM");
  await ended;
  rmSync(data, { recursive: true, force: true });
}

async function step(what, work) {
  const began = performance.now();
  const answer = await work();
  const seconds = ((performance.now() - began) / 1_000).toFixed(2);
  console.log(`${what.padEnd(52)}${seconds.padStart(7)} s${memory()}`);
  return answer;
}

/** Of the server with its threads, now and at most. */
function memory() {
  if (process.platform !== "linux") return "";
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  const megabytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
  return `  ${megabytes("VmRSS")} MB, at most ${megabytes("VmHWM")} MB`;
}

async function ready() {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if ((await fetch(`${base}/ready`).catch(() => undefined))?.ok) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the server is not ready");
}

async function signIn(line) {
  const [email, password] = line.split(/\s+/);
  const answer = await fetch(`${base}/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const { csrfToken, workspaces } = await answer.json();
  const cookie = answer.headers.getSetCookie()[0].split(";")[0];
  people.set(email.split("@")[0], { cookie, csrfToken, at: `/v1/workspaces/${workspaces[0].workspace}` });
}

async function ask(role, method, path, body) {
  const { cookie, csrfToken, at } = people.get(role);
  const type = Buffer.isBuffer(body) ? "application/octet-stream" : "application/json";
  const answer = await fetch(base + at + path, {
    method,
    headers: { cookie, "x-csrf-token": csrfToken, ...(body && { "content-type": type }) },
    ...(body && { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return answer;
}

async function json(role, method, path, body) {
  return (await ask(role, method, path, body)).json();
}

async function file(path) {
  return (await (await ask("finance", "GET", path)).arrayBuffer()).byteLength;
}
