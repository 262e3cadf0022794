/** What reading one file gives: its rows as texts, or why there are none. */

import type { Fault, TextTable } from "@attain/engine";

export interface ReadTable {
  readonly table?: TextTable;
  readonly faults: readonly Fault[];
}
