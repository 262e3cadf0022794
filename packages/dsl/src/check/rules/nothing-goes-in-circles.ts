/** Law: nothing depends on itself; only `prior` may look back. */

import type { Checking, Definition } from "../checking.js";
import { definitionSpan } from "../definition-name.js";

export function nothingGoesInCircles(checking: Checking): void {
  const done = new Set<Definition>();
  for (const start of checking.dependencies.keys()) {
    if (!done.has(start)) walk(start, checking, done);
  }
}

interface Step {
  readonly definition: Definition;
  readonly next: Iterator<Definition>;
}

/** Depth first without recursion: a chain of definitions may be as long as the text. */
function walk(start: Definition, checking: Checking, done: Set<Definition>): void {
  const path: Step[] = [step(start, checking)];
  const onPath = new Set<Definition>([start]);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const next = top.next.next();
    if (next.done) {
      path.pop();
      onPath.delete(top.definition);
      done.add(top.definition);
    } else if (onPath.has(next.value)) {
      const from = path.findIndex(({ definition }) => definition === next.value);
      reportCircle(
        path.slice(from).map(({ definition }) => definition),
        checking,
      );
    } else if (!done.has(next.value)) {
      path.push(step(next.value, checking));
      onPath.add(next.value);
    }
  }
}

function step(definition: Definition, checking: Checking): Step {
  return { definition, next: (checking.dependencies.get(definition) ?? new Set()).values() };
}

/** The circle is drawn from the definition that stands first in the text. */
function reportCircle(circle: readonly Definition[], checking: Checking): void {
  const places = circle.map((definition) => definitionSpan(definition));
  const first = places.reduce(
    (best, place, index) => (place.start < (places[best]?.start ?? 0) ? index : best),
    0,
  );
  const ordered = [...circle.slice(first), ...circle.slice(0, first)];
  const [start] = ordered;
  if (start === undefined) return;
  const names = [...ordered, start].map(nameOf);
  const alone = ordered.length === 1;
  checking.report({
    code: "circle",
    span: definitionSpan(start),
    message: alone
      ? `${names[0]} depends on itself`
      : `Each of these depends on the next: ${names.join(" → ")}`,
    help: "Calculate one of them from something else; `prior(...)` may look at the period before",
    ...(!alone && {
      related: ordered
        .slice(1)
        .map((definition) => ({ span: definitionSpan(definition), message: "Part of the circle" })),
    }),
    cause: `circle ${[...new Set(names)].sort().join(" ")}`,
  });
}

function nameOf(definition: Definition): string {
  return definition.kind === "column"
    ? `\`${definition.source}.${definition.name}\``
    : `\`${definition.name}\``;
}
