/** The name an author most likely meant by one that does not exist. */

/** Longer words are no slip of the hand, and comparing them would take long. */
const longestWord = 64;

/**
 * The candidate nearest to the word, when so few letters are wrong, missing, added or swapped that a
 * slip is likely; of equally near ones the first with the same first letter, else the first.
 */
export function didYouMean(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > longestWord) return undefined;
  const folded = word.toLowerCase();
  let best: string | undefined;
  let limit = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > longestWord) continue;
    const distance = editDistance(folded, candidate.toLowerCase(), limit);
    if (distance > limit || distance >= candidate.length) continue;
    const begins = candidate.toLowerCase().startsWith(folded.charAt(0));
    if (best !== undefined && distance === limit && !begins) continue;
    best = candidate;
    // `pr` is sooner `per` than `or`: another as near counts only if it begins alike.
    limit = begins ? distance - 1 : distance;
    if (limit < 0 || (begins && distance === 0)) break;
  }
  return best;
}

/**
 * Letters to change, add, leave out or swap with their neighbour; more than `limit` when the words are
 * further apart than that.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) distance = Math.min(distance, (before[j - 2] ?? 0) + 1);
      row.push(distance);
      smallest = Math.min(smallest, distance);
    }
    if (smallest > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? limit + 1;
}
