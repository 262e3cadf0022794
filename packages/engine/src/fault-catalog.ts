/** Every code a run can be answered with, once. Each has a page in docs/diagnostics. */

export const faultCatalog = {
  // -------------------------------------------------------------- rows and cells
  "missing-column": "A column the plan needs is not in the file",
  "wrong-type": "A cell does not hold what its column is declared to hold",
  // -------------------------------------------------------------- calculation
  "division-by-zero": "A formula divides by zero",
} as const satisfies Record<string, string>;

export type FaultCode = keyof typeof faultCatalog;
