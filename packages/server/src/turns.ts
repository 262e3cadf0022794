/** Turns at what takes much memory or time. */

/** Some at once; the others one after the other, as they came. */
export class Turns {
  readonly #atOnce: number;
  readonly #mostWaiting: number;
  readonly #waiting = new Set<() => void>();
  #taken = 0;

  constructor(atOnce: number, mostWaiting: number) {
    this.#atOnce = atOnce;
    this.#mostWaiting = mostWaiting;
  }

  /** Answers how to give it back; `undefined` when too many wait. `isGone` says that nobody needs it any more. */
  async take(isGone: () => boolean = () => false): Promise<(() => void) | undefined> {
    if (this.#taken >= this.#atOnce) {
      if (this.#waiting.size >= this.#mostWaiting) return undefined;
      await new Promise<void>((go) => this.#waiting.add(go));
    } else {
      this.#taken += 1;
    }
    let isBack = false;
    const giveBack = () => {
      if (isBack) return;
      isBack = true;
      const [next] = this.#waiting;
      if (next === undefined) {
        this.#taken -= 1;
        return;
      }
      this.#waiting.delete(next);
      next();
    };
    if (isGone()) giveBack();
    return giveBack;
  }
}
