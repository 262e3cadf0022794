/** What the build lists of templates; their texts and rows are files of their own. */
declare module "virtual:gallery" {
  export const gallery: readonly {
    readonly name: string;
    readonly summary: string;
    readonly period: string;
  }[];
}
