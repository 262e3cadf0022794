/** The title of every code as the shape of a language's book: one that is missing does not compile. */

import type { DiagnosticCode } from "../catalog.js";

export type DiagnosticTitles = Readonly<Record<DiagnosticCode, string>>;
