/** Monaco as it is given to us: the types alone, so that nobody loads it twice. */

export type Monaco = Pick<
  typeof import("monaco-editor/editor"),
  "editor" | "languages" | "MarkerSeverity" | "Uri"
>;
export type { editor, IDisposable, IRange, languages } from "monaco-editor/editor";
