/** Why the server does not do what was asked; routes throw it and the app makes the answer of it. */

export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(
    readonly statusCode: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503,
    readonly code: string,
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}

/** Also for what there is and the asker must not know of. */
export function notFound(what: string): RefusedError {
  return new RefusedError(404, "not-found", `There is no such ${what}`);
}

export function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw notFound(what);
  return value;
}
