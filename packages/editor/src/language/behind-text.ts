/** What is written behind a plan's text so that statements stand there, each behind an empty line. */

export function behindText(text: string, statements: readonly string[]): string {
  const start = text === "" || text.endsWith("\n") ? "" : "\n";
  return start + statements.map((statement) => `\n${statement}`).join("");
}
