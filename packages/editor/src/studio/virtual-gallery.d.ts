/** What the build lists of templates; their texts and rows are files of their own. */
declare module "virtual:gallery" {
  export const gallery: readonly {
    readonly name: string;
    readonly summary: string;
    readonly period: string;
    /** Where its text and rows are, beside the studio. */
    readonly file: string;
  }[];
}
