/** One size of the reference work in a process of its own, so that its memory is its own: `growth.mjs DEALS`. */

import { compiled } from "./attain.mjs";
import { spread, timed } from "./measure.mjs";
import { referenceWork } from "./reference/reference-work.mjs";

const deals = Number(process.argv[2]);
const times = Number(process.argv[3] ?? 3);
const before = process.memoryUsage();
const run = compiled.prepare(referenceWork(deals, Number(process.argv[4] ?? 10_000)));
const columns = process.memoryUsage();
const seconds = [];
for (let turn = 0; turn <= times; turn += 1) {
  const took = (await timed(run)).seconds;
  if (turn > 0 || times === 0) seconds.push(took);
}
console.log(
  JSON.stringify({
    deals,
    seconds: spread(seconds).median,
    columnBytes: columns.arrayBuffers - before.arrayBuffers,
    peakBytes: process.resourceUsage().maxRSS * 1024,
  }),
);
