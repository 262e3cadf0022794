/** The plan language: text in, diagnostics or a rule set out, and the answers an editor asks for. */

// Reading the text.
export { catalog, type DiagnosticCode } from "./diagnostics/catalog.js";
export {
  type Diagnostic,
  type Fix,
  hasErrors,
  type Severity,
  type TextEdit,
} from "./diagnostics/diagnostic.js";
export { type LineMap, lineMap, type Position } from "./source/line-map.js";
export { type Span, spanning } from "./source/span.js";
export type * from "./syntax/ast.js";
export { type Parsed, parse } from "./syntax/parse.js";
export type { Comment, Token, TokenType } from "./syntax/token.js";

// Laying it out.
export { format } from "./format/format.js";
