/** Text from files and plans, made safe to print: it can neither steer the terminal nor reorder a line. */

// C0, C1 and delete; line and paragraph separators; marks that change the direction of writing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0).toString(16);
    return `\\u{${code}}`;
  });
}
