/** What is wrong with a rule set before it may run: collected with the place in the JSON, never thrown. */

export interface RuleSetProblem {
  /** JSON pointer (RFC 6901) into the rule set; the empty text is the whole. */
  readonly path: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
}

/** More than a person reads at once; collecting stops here, so hostile input cannot fill the memory. */
export const mostProblems = 50;

export class Problems {
  readonly #list: RuleSetProblem[] = [];

  add(path: string, message: string, help: string): void {
    if (this.#list.length < mostProblems) this.#list.push({ path, message, help });
  }

  get list(): readonly RuleSetProblem[] {
    return this.#list;
  }

  get full(): boolean {
    return this.#list.length >= mostProblems;
  }
}

/** A JSON pointer one step further down. */
export function pointer(path: string, step: string | number): string {
  return `${path}/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** A name from outside in a message, cut where it gets too long to read. */
export function quoted(name: string): string {
  return `"${name.length > 60 ? `${name.slice(0, 60)}…` : name}"`;
}
