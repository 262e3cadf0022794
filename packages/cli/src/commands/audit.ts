/** `attain audit verify`: whether anybody has tampered with the audit log of a server. */

import { resolve } from "node:path";
import type { Command } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { printJson } from "../print/json.js";
import { serverPackage } from "./server-package.js";
import type { Verb } from "./verb.js";

interface AuditOptions {
  readonly data?: string;
  readonly json?: true;
}

export function addAudit(attain: Command, verb: Verb): void {
  attain
    .command("audit")
    .summary("look at the audit log of a server")
    .command("verify")
    .summary("check that no entry was changed, taken out or put in")
    .description("Reads the whole audit log and checks that each entry follows from the one before.")
    .option("--data <dir>", "where the server keeps its data (~/.attain); DATABASE_URL for PostgreSQL")
    .option("--json", "print one JSON object: sound, entries, broken")
    .action(async (options: AuditOptions) => verb.finish(await verify(options, verb.io)));
}

async function verify({ data, json }: AuditOptions, io: Io): Promise<ExitCode> {
  const server = await serverPackage();
  const given = data === undefined ? {} : { dataDirectory: resolve(io.cwd, data) };
  const found = await server.verifyAudit(server.configFromEnvironment(io.env, given));
  if (json) printJson(found, io);
  else if (found.sound) io.stdout.write(`The audit log is sound: ${found.entries} entries.\n`);
  else io.stderr.write(`The audit log is broken at entry ${found.broken}.\n`);
  return found.sound ? fine : wrong;
}
