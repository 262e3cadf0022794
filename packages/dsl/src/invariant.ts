/** Stops on a mistake of ours: a state that checking should have made impossible. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Attain is wrong here: ${message}`);
}

/** The default of a complete switch: a new kind fails to compile where it is not handled. */
export function unreachable(value: never): never {
  throw new Error(`Attain is wrong here: unexpected ${JSON.stringify(value)}`);
}
