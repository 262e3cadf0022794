/** How a server is set up; from the environment, with what suits a person's own machine where nothing is said. */

import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { usualCost } from "./plugins/passwords.js";

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Its addresses count although it does not say that it verified them, as some companies' providers do not. */
  readonly trustsEmail: boolean;
}

export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  /** Where the database file and the copies for the readers are. */
  readonly dataDirectory: string;
  /** PostgreSQL instead of a file. */
  readonly databaseUrl?: string;
  /** How browsers reach the server; cookies are for https only when this is. */
  readonly publicUrl: string;
  /** The built studio. */
  readonly studio?: string;
  readonly oidc?: OidcConfig;
  /** Requests a minute from one address. */
  readonly requestsPerMinute: number;
  readonly signInsPerMinute: number;
  /** Of scrypt, a power of two: what a password's hash costs. */
  readonly passwordCost: number;
  readonly mostUploadBytes: number;
  /** Files that are taken in at once, and that wait for it; more are refused. */
  readonly filesAtOnce: number;
  readonly filesWaiting: number;
  readonly questionSeconds: number;
  readonly logLevel: string;
  /** Without it everybody who reaches the server may read /metrics, which hold no pay. */
  readonly metricsToken?: string;
  /** Behind a proxy that says who asks. */
  readonly trustProxy: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function configFromEnvironment(env: Environment, given: Partial<ServerConfig> = {}): ServerConfig {
  const port = given.port ?? Number(env.PORT ?? 4000);
  const host = given.host ?? env.HOST ?? "127.0.0.1";
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  const trustsEmail = env.OIDC_TRUST_EMAIL === "yes";
  return {
    host,
    port,
    dataDirectory: resolve(env.ATTAIN_DATA ?? join(homedir(), ".attain")),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    publicUrl: env.ATTAIN_URL ?? `http://localhost:${port}`,
    ...(issuer && clientId && clientSecret && { oidc: { issuer, clientId, clientSecret, trustsEmail } }),
    requestsPerMinute: 1_200,
    signInsPerMinute: 20,
    passwordCost: usualCost,
    mostUploadBytes: 128 << 20,
    filesAtOnce: 3,
    filesWaiting: 30,
    questionSeconds: 60,
    logLevel: env.LOG_LEVEL ?? "info",
    ...(env.ATTAIN_METRICS_TOKEN && { metricsToken: env.ATTAIN_METRICS_TOKEN }),
    trustProxy: env.ATTAIN_TRUST_PROXY === "yes",
    ...given,
  };
}
