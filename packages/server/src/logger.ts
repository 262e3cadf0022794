/** The log: what was done, never whose pay it was. */

import { type Logger, pino } from "pino";

/** Names under which pay and secrets could stand in what somebody logs. */
const secret = [
  "amount",
  "value",
  "payee",
  "email",
  "password",
  "token",
  "secret",
  "cookie",
  "authorization",
  "text",
];

export function loggerFor(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: "[redacted]",
    },
    serializers: {
      req: (request: { method?: string; routeOptions?: { url?: string } }) => {
        return { method: request.method, route: request.routeOptions?.url };
      },
    },
  });
}
