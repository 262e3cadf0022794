/**
 * `npm run crash -- --times 200`: a server is killed (kill -9) at random moments while rows are imported, runs started and
 * closed and versions approved, and started again on the same data. Nothing that was acknowledged may be lost, what was
 * closed is closed, with every entry of its ledger, the audit chain must verify, and every run must end.
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
const kept = { sets: new Map(), runs: new Set(), plans: new Map(), closed: new Map() };
/** Plans whose quarters are closed one after the other, across the kills. */
const books = [];
let people;
let count = 0;
let onClosing = () => {};
/** How often the server was killed when a run was about to be closed. */
let whileOne = 0;
/** Between what one person asks, so that the server does not find it too much. */
const pause = 100;

class Failed extends Error {}

try {
  for (let time = 0; time < times; time += 1) {
    const server = await start();
    await known();
    await check();
    const stop = { asked: false };
    const work = [imports(stop), runs(stop), approvals(stop), closings(stop)];
    await (Math.random() < 0.5 ? wait(Math.random() * 1_200) : whileClosing());
    server.kill("SIGKILL");
    stop.asked = true;
    await server.ended;
    await Promise.all(work);
  }
  const server = await start();
  await known();
  await check();
  await allEnd();
  if (times >= 10) await atLeastOneIsClosed();
  await check();
  server.kill("SIGTERM");
  await server.ended;
  console.log(
    `Killed ${times} times, ${whileOne} of them while a run was closed: ${kept.sets.size} data sets, ${kept.runs.size} runs, ${kept.closed.size} closings and ${kept.plans.size} plans acknowledged, none lost; the audit chain holds.`,
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

/** A moment while a run is being closed, or shortly after; not for ever, where none is. */
async function whileClosing() {
  const begun = new Promise((done) => {
    onClosing = () => {
      whileOne += 1;
      onClosing = () => {};
      done();
    };
  });
  // Where only few kills are tried, nobody shall wait long for one.
  await Promise.race([begun, wait(times < 5 ? 2_000 : 30_000)]);
  // Mostly at once, and sometimes after it was acknowledged.
  await wait(Math.random() ** 2 * 500);
}

/** Whoever has signed in is still signed in after a crash. */
async function known() {
  if (people !== undefined) return;
  people = await signIns();
  await Promise.all(people.map(signIn));
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
  for (; !stop.asked; await wait(pause)) {
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
    // Those that are to be closed shall not wait behind ever more others.
    const waiting = await ask("finance", "GET", "/runs?state=queued&limit=1");
    if (waiting === undefined || waiting.total > 0) {
      await wait(pause);
      continue;
    }
    const run = await ask("finance", "POST", "/runs", { plan: of, version, dataSet, period: "2026-Q1" });
    if (run !== undefined) kept.runs.add(run.id);
    await wait(300);
  }
}

async function approvals(stop) {
  for (; !stop.asked; await wait(pause)) {
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

/** Closes a quarter of a plan; the next round, or the next server, goes on with the next one. */
async function closings(stop) {
  const sample = (await ask("finance", "GET", "/runs?limit=1000"))?.rows.at(-1);
  for (; !stop.asked && sample !== undefined; await wait(pause)) {
    const book = books.at(-1);
    if (book === undefined || book.quarter > 4) await newBook();
    else await closeNext(book, sample.dataSet, stop);
  }
}

async function newBook() {
  const made = await ask("author", "POST", "/plans", { name: name("book"), text: plan });
  if (made === undefined) return;
  const message = { message: "m", revision: 1 };
  if ((await ask("author", "POST", `/plans/${made.id}/versions`, message)) === undefined) return;
  const path = `/plans/${made.id}/versions/1/decision`;
  if ((await ask("approver", "POST", path, { decision: "approved" })) === undefined) return;
  books.push({ plan: made.id, quarter: 1 });
}

async function closeNext(book, dataSet, stop) {
  const period = `2026-Q${book.quarter}`;
  if (book.run === undefined) {
    const run = await ask("finance", "POST", "/runs", { plan: book.plan, version: 1, dataSet, period });
    if (run === undefined) return;
    kept.runs.add(run.id);
    book.run = run.id;
  }
  const run = await ask("finance", "GET", `/runs/${book.run}`);
  if (run === undefined) return;
  if (run.state === "queued" || run.state === "running") return;
  if (run.state !== "done") {
    // Stopped three times: another one takes its place.
    book.run = undefined;
    return;
  }
  if (stop.asked) return;
  onClosing();
  const closed = await ask("finance", "POST", `/runs/${book.run}/close`);
  if (closed === undefined) return;
  kept.closed.set(closed.id, {
    plan: book.plan,
    quarter: book.quarter,
    payDates: JSON.stringify(closed.closed.payDates),
    resultHash: closed.resultHash,
  });
  book.run = undefined;
  book.quarter += 1;
}

async function allRuns() {
  const all = new Map();
  for (let total = 1; all.size < total; ) {
    const page = await must("finance", `/runs?limit=1000&offset=${all.size}`);
    for (const run of page.rows) all.set(run.id, run);
    total = page.total;
  }
  return all;
}

/** What was said to be closed is closed, in its order, and every entry that was counted is there. */
async function checkClosed() {
  const all = await allRuns();
  for (const id of kept.runs) same(all.has(id), true, `run ${id} is there`);
  for (const [id, { payDates, resultHash }] of kept.closed) {
    const run = all.get(id);
    same(JSON.stringify(run.closed?.payDates), payDates, `the closing of run ${id}`);
    same(run.resultHash, resultHash, `the result of closed run ${id}`);
  }
  for (const { plan: id } of books) {
    const { rows } = await must("finance", `/plans/${id}/closings?limit=100`);
    const numbers = rows.map(({ number }) => number).reverse();
    same(JSON.stringify(numbers), JSON.stringify(numbers.map((_, index) => index + 1)), `closings of ${id}`);
    const acknowledged = [...kept.closed.values()].filter((each) => each.plan === id).length;
    // One more may have been closed without a word of it.
    same(
      rows.length === acknowledged || rows.length === acknowledged + 1,
      true,
      `how many of ${id} are closed`,
    );
    const entries = rows.reduce((sum, row) => sum + row.entries, 0);
    same((await must("finance", `/plans/${id}/ledger?limit=1`)).total, entries, `the ledger of plan ${id}`);
  }
}

async function atLeastOneIsClosed() {
  const { rows } = await must("finance", "/runs?limit=1000");
  const stop = { asked: false };
  for (let tries = 0; kept.closed.size < 2; tries += 1) {
    if (tries > 500) throw new Failed("no run can be closed");
    await wait(pause);
    const book = books.at(-1);
    if (book === undefined || book.quarter > 4) await newBook();
    else await closeNext(book, rows.at(-1).dataSet, stop);
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
  await checkClosed();
  const { sound } = await must("auditor", "/audit/verify");
  same(sound, true, "the audit chain");
}

async function allEnd() {
  const hashes = new Map();
  let all = await allRuns();
  const isUnderWay = ({ state }) => state === "queued" || state === "running";
  for (let tries = 0; [...all.values()].some(isUnderWay); tries += 1) {
    if (tries > 400) throw new Failed("a run does not end");
    await wait(500);
    all = await allRuns();
  }
  for (const { id, state, planHash, dataHash, period, ledgerHash, resultHash } of all.values()) {
    if (state === "failed") continue;
    same(state, "done", `run ${id}`);
    const inputs = JSON.stringify([planHash, dataHash, period, ledgerHash]);
    same(resultHash, hashes.get(inputs) ?? resultHash, "the bytes of the same run, done again and again");
    hashes.set(inputs, resultHash);
  }
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
