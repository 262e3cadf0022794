/** Which rows of an optional column hold something; no array at all while every row does. */

export class Presence {
  #present: Uint8Array | undefined;

  set(row: number, isPresent: boolean): void {
    if (this.#present === undefined) {
      if (isPresent) return;
      this.#present = new Uint8Array(Math.max(1024, row + 1)).fill(1);
    }
    if (row >= this.#present.length) {
      const longer = new Uint8Array(Math.max(row + 1, this.#present.length * 2)).fill(1);
      longer.set(this.#present);
      this.#present = longer;
    }
    this.#present[row] = isPresent ? 1 : 0;
  }

  has(row: number): boolean {
    return (this.#present?.[row] ?? 1) === 1;
  }

  /** To be spread into a column, which has no `present` when nothing is absent. */
  finish(rowCount: number): { readonly present?: Uint8Array } {
    const present = this.#present;
    if (present === undefined) return {};
    const exact = new Uint8Array(rowCount).fill(1);
    exact.set(present.subarray(0, Math.min(rowCount, present.length)));
    return exact.includes(0) ? { present: exact } : {};
  }
}
