/** Times contenders in turn, again and again, so that a machine that slows down slows down all of them. */

import { availableParallelism, cpus } from "node:os";
import { Worker } from "node:worker_threads";

/** `processor` counts what all threads of the process used; others that keep the machine busy change it less. */
export async function timed(run) {
  const begun = performance.now();
  const usage = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(usage);
  return { seconds: (performance.now() - begun) / 1000, processor: (user + system) / 1e6, result };
}

/** Each runs once unmeasured and then `times` times, one after the other. Times by name. */
export async function inTurn(contenders, times) {
  const found = new Map(contenders.map(({ name }) => [name, { seconds: [], processor: [] }]));
  for (const { run } of contenders) await run();
  for (let turn = 0; turn < times; turn += 1) {
    for (const { name, run } of contenders) {
      const { seconds, processor } = await timed(run);
      found.get(name).seconds.push(seconds);
      found.get(name).processor.push(processor);
    }
  }
  return found;
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
