/** A fault of a file: as a whole, or of one of its columns or records. */

import type { Fault, FaultCode } from "@attain/engine";

export interface FileFaultDetails {
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly found?: string;
  readonly expected?: string;
}

export function fileFault(code: FaultCode, details: FileFaultDetails): Fault {
  return { line: 0, column: 0, ...details, code, payee: null, period: null };
}
