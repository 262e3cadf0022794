/** The log: what was done, never whose pay it was. */

import { type DestinationStream, type Logger, pino } from "pino";

/** Names under which pay and secrets could stand in what somebody logs, however deep. */
const secret: ReadonlySet<string> = new Set([
  "amount",
  "value",
  "payee",
  "email",
  "password",
  "token",
  "secret",
  "cookie",
  "set-cookie",
  "authorization",
  "x-csrf-token",
  "text",
  "body",
]);

const deepest = 8;

export function loggerFor(level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    formatters: {
      log: (told: Record<string, unknown>) => withoutSecrets(told, 0) as Record<string, unknown>,
    },
    serializers: {
      req: (request: { method?: string; routeOptions?: { url?: string } }) => {
        return { method: request.method, route: request.routeOptions?.url };
      },
    },
  };
  return to === undefined ? pino(options) : pino(options, to);
}

/** Only plain objects and lists are looked into: an error or a request has a serializer of its own. */
function withoutSecrets(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  if (!isPlain && !Array.isArray(value)) return value;
  if (depth > deepest) return "[redacted]";
  if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      secret.has(name.toLowerCase()) ? "[redacted]" : withoutSecrets(each, depth + 1),
    ]),
  );
}
