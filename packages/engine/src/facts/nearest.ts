/** "Did you mean": the candidate a word was probably meant to be. */

/**
 * The nearest candidate by edits (and case, spaces, underscores for free), if it is near: `most` edits
 * away, or a third of the word; the first of equals. In a word of three letters every letter counts.
 */
export function nearest(word: string, candidates: Iterable<string>, most?: number): string | undefined {
  const plain = simplified(word);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(plain.length / 3)) + 1;
  if (most !== undefined) bestDistance = (plain.length > 3 ? most : 0) + 1;
  for (const candidate of candidates) {
    const other = simplified(candidate);
    if (Math.abs(other.length - plain.length) >= bestDistance) continue;
    const distance = editDistance(plain, other, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** What is left when people agree on a word but not on how to write it. */
function simplified(word: string): string {
  let plain = "";
  for (const character of word.normalize("NFC").toLowerCase()) {
    if (character !== " " && character !== "_" && character !== "-") plain += character;
  }
  return plain.slice(0, 64);
}

/** Insertions, deletions, replacements and swaps of neighbours; `limit` when there are at least so many. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit, limit);
}
