/** Runs the command in process and keeps what it writes. */

import { Writable } from "node:stream";
import { main } from "@attain/cli";

export interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether a person looks at the streams. */
  readonly isTerminal?: boolean;
}

export async function attain(argv: readonly string[], surroundings: Surroundings = {}): Promise<Answer> {
  const { cwd = process.cwd(), env = {}, isTerminal = false } = surroundings;
  const stdout = memory(isTerminal);
  const stderr = memory(isTerminal);
  const exitCode = await main(argv, { stdout: stdout.stream, stderr: stderr.stream, env, cwd });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

function memory(isTerminal: boolean) {
  const pieces: string[] = [];
  const stream = new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece.toString("utf8"));
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY: isTerminal, columns: 120 }), text: () => pieces.join("") };
}
