/** Labels of nodes of shared amounts, which sentences tell apart by them. */

export const sharedLabels = {
  /** The step that gives a payee their parts. */
  pay: "share",
  nothing: "no part in the share",
  /** The amount that is divided. */
  whole: (component: string) => `what ${component} shares`,
  isWhole: (label: string) => label.startsWith("what ") && label.endsWith(" shares"),
  /** A payee's weight over that of all. */
  part: "part of the whole",
} as const;
