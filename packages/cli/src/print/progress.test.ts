import { Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Io } from "../io.js";
import { type Report, withProgress } from "./progress.js";

async function written(isTerminal: boolean, work: (report: Report) => Promise<void>): Promise<string> {
  const pieces: string[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece.toString());
      done();
    },
  });
  const stderr = Object.assign(stream, { isTTY: isTerminal, columns: 80 });
  const io: Io = { stdout: stderr, stderr, env: {}, cwd: "." };
  await withProgress(io, "reading", work);
  return pieces.join("");
}

async function long(report: Report): Promise<void> {
  report(0.1);
  await pause(600);
  report(0.5);
}

it("shows a bar on a terminal when the work is long, and nowhere else", async () => {
  expect(await written(true, long)).toMatch(/reading .*(0|50)%/);
  expect(await written(false, long)).toBe("");
  expect(await written(true, async (report) => report(0.5))).toBe("");
});
