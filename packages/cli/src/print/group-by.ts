/** Lines by what they have in common, in the order in which that first occurs. */
export function groupBy<T>(lines: readonly T[], keyOf: (line: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return groups;
}
