/** Times contenders in turn, again and again, so that a machine that slows down slows down all of them. */

import { availableParallelism, cpus } from "node:os";
import { Worker } from "node:worker_threads";

export async function timed(run) {
  const begun = performance.now();
  const result = await run();
  return { seconds: (performance.now() - begun) / 1000, result };
}

/** Each runs once unmeasured and then `times` times, one after the other. Seconds by name. */
export async function inTurn(contenders, times) {
  const seconds = new Map(contenders.map(({ name }) => [name, []]));
  for (const { run } of contenders) await run();
  for (let turn = 0; turn < times; turn += 1) {
    for (const { name, run } of contenders) seconds.get(name).push((await timed(run)).seconds);
  }
  return seconds;
}

export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { min: sorted[0], median, max: sorted.at(-1) };
}

export function machine() {
  return `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} processors, Node ${process.version}`;
}

const spin = `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", () => {
  const begun = performance.now();
  let x = 1;
  for (let i = 0; i < 1e8; i += 1) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  parentPort.postMessage([performance.now() - begun, x]);
});`;

/** How much longer two threads at once take than one alone: 1 when a second processor is really there. */
export async function secondProcessor() {
  const workers = [0, 1].map(() => new Worker(spin, { eval: true }));
  const ask = (worker) =>
    new Promise((resolve) => {
      worker.once("message", ([milliseconds]) => resolve(milliseconds));
      worker.postMessage(0);
    });
  try {
    for (const worker of workers) await ask(worker);
    const alone = await ask(workers[0]);
    const [first, second] = await Promise.all(workers.map(ask));
    return Math.max(first, second) / alone;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
