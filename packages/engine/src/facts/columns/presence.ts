/** Which rows of an optional column hold something; no array at all while every row does. */

export class Presence {
  #present: Uint8Array | undefined;

  set(row: number, isPresent: boolean): void {
    if (this.#present === undefined) {
      if (isPresent) return;
      this.#present = new Uint8Array(Math.max(1024, row + 1)).fill(1);
    }
    if (row >= this.#present.length) this.#makeRoom(row + 1);
    this.#present[row] = isPresent ? 1 : 0;
  }

  /** The row holds nothing: what `set` does, for loops over many rows. */
  setNothing(row: number): void {
    if (this.#present !== undefined && row < this.#present.length) this.#present[row] = 0;
    else this.set(row, false);
  }

  /** Every row from `from` to before `to` holds something. */
  setAll(from: number, to: number): void {
    this.#present?.fill(1, from, to);
  }

  /** The rows from `row` on hold something where `present` says so. */
  setMany(row: number, present: Uint8Array | undefined, count: number): void {
    if (present === undefined) {
      this.setAll(row, row + count);
      return;
    }
    this.#present ??= new Uint8Array(Math.max(1024, row + count)).fill(1);
    if (row + count > this.#present.length) this.#makeRoom(row + count);
    this.#present.set(present.subarray(0, count), row);
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

  #makeRoom(rowCount: number): void {
    const present = this.#present ?? new Uint8Array(0);
    const longer = new Uint8Array(Math.max(rowCount, present.length * 2)).fill(1);
    longer.set(present);
    this.#present = longer;
  }
}
