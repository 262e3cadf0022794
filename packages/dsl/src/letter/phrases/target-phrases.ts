/** Phrases on targets that are handed down, and on scores. */

import type { Part, Text } from "../text.js";

export interface TargetPhrases {
  readonly goal: (value: Part) => Text;
  readonly cover: (share: Part) => Text;
  /** The heading of a goal that was planned again, and of which day everything counts. */
  readonly plannedAnew: (goal: Part, from: string) => Text;
  readonly planned: Text;
  readonly plannedOn: (day: string) => Text;
  readonly levelEqually: (level: Part) => Text;
  readonly levelBy: (level: Part, by: Part) => Text;
  readonly limit: (from: Part, through: Part, of: Part) => Text;
  readonly clipped: Readonly<Record<"shared" | "dropped", Text>>;
  readonly phase: (unit: string, shares: readonly Part[]) => Text;
  readonly round: (mode: "half even" | "half up" | "up" | "down", places: string) => Text;
  readonly scorecard: (name: Part) => Text;
  readonly columns: Readonly<Record<"weight" | "item" | "value" | "limits" | "score" | "grade", string>>;
  readonly atLeast: (value: Part) => Text;
  readonly atMost: (value: Part) => Text;
  readonly missing: Readonly<Record<"shared" | "zero" | "fault", Text>>;
}
