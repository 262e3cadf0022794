/** Typed arrays that grow as rows come in. */

export type Growing = Int32Array | Uint32Array | Float64Array | Uint8Array;

/** The array itself when it holds `count` values, or a longer copy. */
export function withRoom<T extends Growing>(values: T, count: number): T {
  if (count <= values.length) return values;
  const longer = new (values.constructor as new (length: number) => T)(Math.max(count, values.length * 2));
  longer.set(values);
  return longer;
}

/** The first `count` values: the array's own memory when not much of it is left over. */
export function firstOf<T extends Growing>(values: T, count: number): T {
  const isTight = count * 4 >= values.length * 3;
  return (isTight ? values.subarray(0, count) : values.slice(0, count)) as T;
}
