/** Questions to the server: JSON there and back, refusals as errors that say what to do. */

export class Refusal extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

let csrfToken: string | null = null;

/** What everything but `GET` is sent with. */
export function sendWith(token: string | null): void {
  csrfToken = token;
}

/** The answer as its schema says; the server holds itself to it. A file is sent as its bytes, all else as JSON. */
export async function ask<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: {
      accept: "application/json",
      ...(body !== undefined && {
        "content-type": body instanceof Blob ? "application/octet-stream" : "application/json",
      }),
      ...(method !== "GET" && csrfToken !== null && { "x-csrf-token": csrfToken }),
    },
    ...(body !== undefined && { body: body instanceof Blob ? body : JSON.stringify(body) }),
  });
  const isJson = answer.headers.get("content-type")?.includes("json") ?? false;
  if (answer.status === 204) return null as T;
  if (!isJson) throw new Refusal(answer.status, "no-server", answer.statusText);
  const value: unknown = await answer.json();
  if (answer.ok) return value as T;
  const { code, message, help } = refusedOf(value);
  throw new Refusal(answer.status, code, help === undefined ? message : `${message}. ${help}`);
}

interface Refused {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

function refusedOf(value: unknown): Refused {
  const error = typeof value === "object" && value !== null && "error" in value ? value.error : undefined;
  return typeof error === "object" && error !== null && "message" in error
    ? (error as Refused)
    : { code: "unknown", message: String(error ?? "refused") };
}

/** A path whose parts may hold any character. */
export function path(strings: TemplateStringsArray, ...parts: readonly (string | number)[]): string {
  return strings.reduce((text, each, index) => {
    const part = parts[index - 1];
    return index === 0 ? each : `${text}${encodeURIComponent(String(part))}${each}`;
  }, "");
}
