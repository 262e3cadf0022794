/** A progress bar for runs that take a while: on stderr, for a person only, gone when the work is done. */

import { Presets, SingleBar } from "cli-progress";
import type { Io } from "../io.js";

/** Shares from 0 to 1. */
export type Report = (share: number) => void;

/** Short runs show nothing, nor do those whose answer is for a program (`isSilent`). */
const patienceMs = 500;

export async function withProgress<Result>(
  io: Io,
  label: string,
  work: (report: Report) => Promise<Result>,
  isSilent = false,
): Promise<Result> {
  if (isSilent || io.stderr.isTTY !== true) return work(() => undefined);
  const begun = Date.now();
  let bar: SingleBar | undefined;
  const report: Report = (share) => {
    if (bar === undefined && Date.now() - begun >= patienceMs) {
      const format = `${label} {bar} {percentage}%`;
      bar = new SingleBar(
        { stream: io.stderr, format, clearOnComplete: true, barsize: 30 },
        Presets.shades_classic,
      );
      bar.start(100, 0);
    }
    bar?.update(Math.floor(Math.min(Math.max(share, 0), 1) * 100));
  };
  try {
    return await work(report);
  } finally {
    bar?.stop();
  }
}
