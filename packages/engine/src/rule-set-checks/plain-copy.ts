/**
 * A copy of a value as plain JSON, so that what was checked is what runs: no getters, no classes, no
 * later changes from outside, and neither deeper nor larger than the rest of the engine can bear.
 */

import { pointer, type RuleSetProblem } from "./problem.js";

/** Levels of arrays and objects. A rule set has about ten, and two more for each nested condition. */
export const deepestJson = 100;
/** Values of any kind, objects and arrays included. */
export const mostJsonValues = 5_000_000;

export type PlainCopy = { readonly value: unknown } | { readonly problem: RuleSetProblem };

export function plainCopy(value: unknown): PlainCopy {
  const counter = { values: 0 };
  try {
    return { value: copyOf(value, "", 0, counter) };
  } catch (error) {
    if (error instanceof NotPlain) return { problem: error.problem };
    throw error;
  }
}

class NotPlain extends Error {
  readonly problem: RuleSetProblem;

  constructor(path: string, message: string, help: string) {
    super(message);
    this.problem = { path, message, help };
  }
}

function copyOf(value: unknown, path: string, depth: number, counter: { values: number }): unknown {
  counter.values += 1;
  if (counter.values > mostJsonValues) {
    throw new NotPlain(
      "",
      `The rule set has more than ${mostJsonValues} values`,
      "Split the plan in several",
    );
  }
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "object" || !isPlain(value)) {
    throw new NotPlain(
      path,
      `A rule set is plain JSON, but here is ${nameOf(value)}`,
      "Write numbers, texts, true, false, arrays and objects only",
    );
  }
  if (depth >= deepestJson) {
    throw new NotPlain(
      path,
      `The rule set is nested deeper than ${deepestJson} levels`,
      "Nest conditions less",
    );
  }
  return Array.isArray(value)
    ? Array.from(value, (item, index) => copyOf(item, pointer(path, index), depth + 1, counter))
    : objectCopy(value, path, depth, counter);
}

function objectCopy(value: object, path: string, depth: number, counter: { values: number }): object {
  const copy = {};
  for (const [key, inner] of Object.entries(value)) {
    // Defined, not assigned: an assignment to `__proto__` would change what the object is.
    Object.defineProperty(copy, key, {
      value: copyOf(inner, pointer(path, key), depth + 1, counter),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return copy;
}

/** An array, or an object literal of any realm; no class instance, date or map. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "object" ? "an object of a class" : `a value of type ${typeof value}`;
}
