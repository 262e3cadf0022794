/** `attain serve`: the studio and its API on this machine. */

import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { fine } from "../exit-code.js";
import type { Io } from "../io.js";
import { serverPackage } from "./server-package.js";
import type { Verb } from "./verb.js";

interface ServeOptions {
  readonly port?: number;
  readonly host?: string;
  readonly data?: string;
  readonly studio?: string;
  readonly sample?: string;
  readonly period: string;
}

const examples = `
Examples:
  $ attain serve                                  at http://localhost:4000, data in ~/.attain
  $ attain serve --port 8080 --data /srv/attain
  $ DATABASE_URL=postgres://... attain serve      on PostgreSQL

Other settings are environment variables; docs/server.md lists them.`;

export function addServe(attain: Command, verb: Verb): void {
  attain
    .command("serve")
    .summary("serve the studio and its API")
    .description("Serves plans, runs and statements to browsers and programs, until it is stopped.")
    .option("--port <number>", "where it listens (4000)", portNumber)
    .option("--host <name>", "on which address it listens (127.0.0.1: only this machine)")
    .option("--data <dir>", "where it keeps its data (~/.attain)")
    .option("--studio <dir>", "the built studio")
    .option("--sample <dir>", "a plan with its rows to begin with on the first start")
    .option("--period <period>", "which period of the sample is paid", "2026-Q1")
    .addHelpText("after", examples)
    .action(async (options: ServeOptions) => {
      await serve(options, verb.io);
      verb.finish(fine);
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError("It is a number up to 65535.");
}

async function serve({ port, host, data, studio, sample, period }: ServeOptions, io: Io): Promise<void> {
  const server = await serverPackage();
  const config = server.configFromEnvironment(io.env, {
    ...(port !== undefined && { port }),
    ...(host !== undefined && { host }),
    ...(data !== undefined && { dataDirectory: resolve(io.cwd, data) }),
    ...(studio !== undefined && { studio: resolve(io.cwd, studio) }),
  });
  const { stop } = await server.startServer({
    config,
    ...(sample !== undefined && { sample: { directory: resolve(io.cwd, sample), period } }),
    write: (text) => io.stdout.write(text),
  });
  await asked();
  await stop();
}

/** Until somebody ends the process: what is under way is answered first. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
}
