/** Where the built studio lies. */
export const studioDirectory: string;
/** Answers whether it had to be built. */
export function buildStudio(): Promise<boolean>;
