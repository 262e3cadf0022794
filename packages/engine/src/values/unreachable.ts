/** Closes a switch over a union: a kind added later no longer compiles where it is forgotten. */

import { InvariantError } from "./invariant.js";

export function unreachable(value: never): never {
  throw new InvariantError(`unexpected ${JSON.stringify(value)}`);
}
