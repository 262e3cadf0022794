/** `attain audit verify`: whether anybody has tampered with the audit log of a server. */

import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { type ExitCode, fine, wrong } from "../exit-code.js";
import type { Io } from "../io.js";
import { printJson } from "../print/json.js";
import { Refusal } from "../refusal.js";
import { type AuditHead, serverPackage } from "./server-package.js";
import type { Verb } from "./verb.js";

interface AuditOptions {
  readonly data?: string;
  readonly expect?: AuditHead;
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
    .option(
      "--expect <head>",
      "the head that was printed before: a log whose end was cut off is not sound",
      headOf,
    )
    .option("--json", "print one JSON object: sound, entries, broken, head")
    .action(async (options: AuditOptions) => verb.finish(await verify(options, verb.io)));
}

function headOf(text: string): AuditHead {
  const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (sequence !== undefined && hash !== undefined) return { sequence: Number(sequence), hash };
  throw new InvalidArgumentError("It is a number, a colon and 64 hexadecimal digits, as verify prints it.");
}

async function verify({ data, expect, json }: AuditOptions, io: Io): Promise<ExitCode> {
  const server = await serverPackage();
  const given = data === undefined ? {} : { dataDirectory: resolve(io.cwd, data) };
  const found = await server.verifyAudit(server.configFromEnvironment(io.env, given), expect);
  if (found === undefined) {
    throw Refusal.failure("There is no database of a server here", "Name its directory with --data");
  }
  const { entries, head, broken } = found;
  if (json) printJson(found, io);
  else if (found.sound) {
    io.stdout.write(`The audit log is sound: ${entries} entries.\nHead: ${head.sequence}:${head.hash}\n`);
  } else io.stderr.write(`The audit log is broken at entry ${broken}.\n`);
  return found.sound ? fine : wrong;
}
