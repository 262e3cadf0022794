/** The faults of one table: the first thousand in full, the rest as a number. */

import type { Fault } from "../fault.js";

export const mostFaults = 1_000;

export interface FaultPart {
  readonly faults: readonly Fault[];
  /** Faults there were besides. */
  readonly beyond: number;
}

export class FaultList {
  readonly #file: string;
  readonly #faults: Fault[] = [];
  #beyond = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** `describe` is only asked while there is room: describing a fault may look for what was meant. */
  add(describe: () => Fault): void {
    if (this.#faults.length < mostFaults) this.#faults.push(describe());
    else this.#beyond += 1;
  }

  /** What this list holds, to be added to another that goes before it. */
  part(): FaultPart {
    return { faults: [...this.#faults], beyond: this.#beyond };
  }

  /** Adds the faults of a part of the file that starts `linesBefore` lines further down than they say. */
  addPart({ faults, beyond }: FaultPart, linesBefore: number): void {
    for (const fault of faults) this.add(() => ({ ...fault, line: fault.line + linesBefore }));
    this.#beyond += beyond;
  }

  /** By line and column, then how many were not kept. */
  list(): readonly Fault[] {
    const sorted = [...this.#faults].sort((a, b) => a.line - b.line || a.column - b.column);
    if (this.#beyond > 0) sorted.push(this.#moreFaults());
    return sorted;
  }

  #moreFaults(): Fault {
    return {
      code: "more-faults",
      message: `${this.#file} has ${this.#beyond} more faults than the ${mostFaults} listed`,
      help: "Correct what all of them have in common first, then read the file again",
      file: this.#file,
      line: 0,
      column: 0,
      payee: null,
      period: null,
    };
  }
}
