/** Questions to a worker as typed calls: names and arguments go over, an answer or a reason comes back. */

/** What somebody can be asked: plain data in, plain data out. */
// biome-ignore lint/suspicious/noExplicitAny: the arguments of any function are asked for, whatever they are.
export type Calls = { readonly [name: string]: (...args: any[]) => unknown };

export interface Remote<C extends Calls> {
  ask<K extends keyof C & string>(name: K, ...args: Parameters<C[K]>): Promise<Awaited<ReturnType<C[K]>>>;
  dispose(): void;
}

interface Question {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: string };

/** The ends of a worker that matter, so that tests can stand in for one. */
export interface Channel {
  postMessage(message: unknown): void;
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
}

/** Answers every question that comes in, one after the other. */
export function serve<C extends Calls>(channel: Channel, calls: C): void {
  const byName = new Map<string, C[string]>(Object.entries(calls) as [string, C[string]][]);
  let last: Promise<void> = Promise.resolve();
  channel.addEventListener("message", ({ data }: MessageEvent<Question>) => {
    last = last.then(async () => channel.postMessage(await answer(data)));
  });

  async function answer({ id, name, args }: Question): Promise<Answer> {
    const call = byName.get(name);
    if (call === undefined) return { id, failure: `nobody answers ${name}` };
    try {
      return { id, value: await call(...args) };
    } catch (error) {
      return { id, failure: error instanceof Error ? error.message : String(error) };
    }
  }
}

export function connect<C extends Calls>(worker: Worker): Remote<C> {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (reason: Error) => void }>();
  let count = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    const asker = waiting.get(data.id);
    waiting.delete(data.id);
    if ("failure" in data) asker?.reject(new Error(data.failure));
    else asker?.resolve(data.value as never);
  });
  worker.addEventListener("error", ({ message }) => {
    for (const { reject } of waiting.values()) reject(new Error(message || "the worker could not start"));
    waiting.clear();
  });
  return {
    ask(name, ...args) {
      count += 1;
      const id = count;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, name, args } satisfies Question);
      });
    },
    dispose: () => worker.terminate(),
  };
}
