/** Guards against our own mistakes. What an author or a file gets wrong is a diagnostic or a fault instead. */

export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Throws when something we rely on does not hold; `message` says what would have gone wrong. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
