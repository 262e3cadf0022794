/**
 * The server, which is a package of its own that builds on this one: found when it is asked for, so that the
 * command works without it.
 */

import { Refusal } from "../refusal.js";

/** What the commands use of it. */
export interface ServerPackage {
  configFromEnvironment(env: Readonly<Record<string, string | undefined>>, given: object): ServerSetup;
  startServer(options: {
    readonly config: ServerSetup;
    readonly sample?: { readonly directory: string; readonly period: string };
    readonly write: (text: string) => void;
  }): Promise<{ stop(): Promise<void> }>;
  /** `undefined` where there is no database. */
  verifyAudit(
    config: ServerSetup,
    expected?: AuditHead,
  ): Promise<
    | {
        readonly sound: boolean;
        readonly entries: number;
        readonly broken: number | null;
        readonly head: AuditHead;
      }
    | undefined
  >;
}

/** The last entry of an audit log, as somebody noted it. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

export interface ServerSetup {
  readonly dataDirectory: string;
  readonly databaseUrl?: string;
}

const name: string = "@attain/server";

export async function serverPackage(): Promise<ServerPackage> {
  try {
    return (await import(name)) as ServerPackage;
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing || !error.message.includes(name)) throw error;
    throw Refusal.failure("The server is not installed", `Install the package ${name} beside this one`);
  }
}
