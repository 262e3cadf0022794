/**
 * `npm run crash -- --times 200`: a server is killed (kill -9) at random moments while rows are imported, runs started and
 * versions approved, and started again on the same data. Nothing that was acknowledged may be lost, the audit chain must
 * verify, and every run must end.
 */

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const times = Number(process.argv[process.argv.indexOf("--times") + 1] || 20);
const data = mkdtempSync(join(tmpdir(), "attain-crash-"));
const port = 20_000 + (process.pid % 20_000);
const base = `http://127.0.0.1:${port}`;
const plan = readFileSync(join(root, "examples/software-seller/software-seller.plan"), "utf8");

/** What the server has said yes to. */
const kept = { sets: new Map(), runs: new Set(), plans: new Map() };
let people;
let count = 0;

class Failed extends Error {}

try {
  for (let time = 0; time < times; time += 1) {
    const server = await start();
    people ??= await signIns();
    await Promise.all(people.map(signIn));
    await check();
    const stop = { asked: false };
    const work = [imports(stop), runs(stop), approvals(stop)];
    await wait(Math.random() * 1_200);
    server.kill("SIGKILL");
    stop.asked = true;
    await server.ended;
    await Promise.all(work);
  }
  const server = await start();
  await Promise.all(people.map(signIn));
  await check();
  await allEnd();
  server.kill("SIGTERM");
  await server.ended;
  console.log(
    `Killed ${times} times: ${kept.sets.size} data sets, ${kept.runs.size} runs and ${kept.plans.size} plans acknowledged, none lost; the audit chain holds.`,
  );
} finally {
  rmSync(data, { recursive: true, force: true });
}

async function start() {
  const args = ["packages/cli/bin/attain.js", "serve", "--port", String(port), "--data", data];
  const child = spawn(process.execPath, [...args, "--sample", "examples/software-seller"], {
    cwd: root,
    env: { ...process.env, LOG_LEVEL: "error", DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let hasEnded = false;
  const ended = new Promise((done) => child.once("exit", done));
  ended.then(() => {
    hasEnded = true;
  });
  for (let tries = 0; tries < 600; tries += 1) {
    if (hasEnded) throw new Error("the server did not start");
    const ready = await fetch(`${base}/ready`).catch(() => undefined);
    if (ready?.ok) return { kill: (signal) => child.kill(signal), ended };
    await wait(50);
  }
  throw new Error("the server is not ready");
}

async function signIns() {
  const lines = readFileSync(join(data, "sign-in.txt"), "utf8").trim().split("\n");
  return lines.map((line) => {
    const [email, password] = line.split(/\s+/);
    return { role: email.split("@")[0], email, password };
  });
}

async function signIn(person) {
  const answer = await fetch(`${base}/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: person.email, password: person.password }),
  });
  if (!answer.ok) throw new Error(`${person.email} cannot sign in: ${await answer.text()}`);
  const session = await answer.json();
  person.cookie = answer.headers.getSetCookie()[0].split(";")[0];
  person.csrf = session.csrfToken;
  person.at = `/v1/workspaces/${session.workspaces[0].workspace}`;
}

/** `undefined` when the server went away before it answered: then anything may have happened, and nothing is claimed. */
async function ask(role, method, path, body) {
  const person = people.find((each) => each.role === role);
  const type = Buffer.isBuffer(body) ? "application/octet-stream" : "application/json";
  try {
    const answer = await fetch(base + person.at + path, {
      method,
      headers: { cookie: person.cookie, "x-csrf-token": person.csrf, ...(body && { "content-type": type }) },
      ...(body && { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    const json = await answer.json();
    if (answer.status >= 500) throw new Failed(`${method} ${path} answered ${answer.status}`);
    return answer.ok ? json : undefined;
  } catch (error) {
    if (error instanceof Failed) throw error;
    return undefined;
  }
}

async function imports(stop) {
  while (!stop.asked) {
    const set = await ask("finance", "POST", "/data-sets", { name: name("rows") });
    if (set === undefined) continue;
    const csv = Buffer.from(`payee,quarter,amount\n${"ann,2026-Q1,1000\n".repeat(200)}`);
    const report = await ask("finance", "PUT", `/data-sets/${set.id}/tables/quotas?format=csv`, csv);
    if (report !== undefined) kept.sets.set(set.id, report.hash);
  }
}

async function runs(stop) {
  const first = (await ask("finance", "GET", "/runs?limit=1000"))?.rows.at(-1);
  while (!stop.asked && first !== undefined) {
    const { plan: of, version, dataSet } = first;
    const run = await ask("finance", "POST", "/runs", { plan: of, version, dataSet, period: "2026-Q1" });
    if (run !== undefined) kept.runs.add(run.id);
    await wait(300);
  }
}

async function approvals(stop) {
  while (!stop.asked) {
    const made = await ask("author", "POST", "/plans", { name: name("plan"), text: plan });
    if (made === undefined) continue;
    kept.plans.set(made.id, "draft");
    const version = await ask("author", "POST", `/plans/${made.id}/versions`, { message: "m", revision: 1 });
    if (version === undefined) continue;
    kept.plans.set(made.id, "submitted");
    const path = `/plans/${made.id}/versions/1/decision`;
    if ((await ask("approver", "POST", path, { decision: "approved" })) !== undefined)
      kept.plans.set(made.id, "approved");
  }
}

async function check() {
  const sets = new Map((await must("finance", "/data-sets")).dataSets.map(({ id, hash }) => [id, hash]));
  for (const [id, hash] of kept.sets) same(sets.get(id), hash, `data set ${id}`);
  const plans = new Map((await must("author", "/plans")).plans.map((each) => [each.id, each]));
  for (const [id, state] of kept.plans) {
    const found = plans.get(id);
    same(found === undefined, false, `plan ${id} is lost`);
    if (state !== "draft") same(found.latest, 1, `the version of plan ${id}`);
    if (state === "approved") same(found.approved, 1, `the approval of plan ${id}`);
  }
  for (const id of kept.runs) await must("finance", `/runs/${id}`);
  const { sound } = await must("auditor", "/audit/verify");
  same(sound, true, "the audit chain");
}

async function allEnd() {
  const hashes = new Set();
  for (const id of kept.runs) {
    let run = await must("finance", `/runs/${id}`);
    for (let tries = 0; run.state === "queued" || run.state === "running"; tries += 1) {
      if (tries > 2_000) throw new Failed(`run ${id} does not end`);
      await wait(50);
      run = await must("finance", `/runs/${id}`);
    }
    if (run.state === "done") hashes.add(run.resultHash);
    else same(run.state, "failed", `run ${id}`);
  }
  if (kept.runs.size > 0) same(hashes.size <= 1, true, "the bytes of the same run, done again and again");
}

async function must(role, path) {
  const json = await ask(role, "GET", path);
  if (json === undefined) throw new Failed(`GET ${path} was not answered`);
  return json;
}

function same(found, expected, what) {
  if (found !== expected) throw new Failed(`${what}: expected ${expected}, found ${found}`);
}

function name(what) {
  count += 1;
  return `${what} ${process.pid} ${count}`;
}

function wait(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
