/** The look of a letter on a page: quiet, legible on a screen, and as it should be on paper. */

export const styleSheet = `
:root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6472; --line: #d9dee6; --wash: #f4f6f9; --accent: #1f5fa8; --paper: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ef; --soft: #a2abb8; --line: #3a4250; --wash: #232a36; --accent: #7fb2ee; --paper: #171c25; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 "Segoe UI", "Helvetica Neue", Arial, "Noto Sans", sans-serif; }
:lang(zh-Hans) { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif; }
:lang(zh-Hant) { font-family: "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Noto Sans TC", "Source Han Sans TC", sans-serif; }
main { max-width: 50rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
.kind { margin: 0; color: var(--soft); letter-spacing: 0.04em; }
h1 { margin: 0.2rem 0 1.5rem; font-size: 1.9rem; line-height: 1.25; }
h2 { margin: 2.6rem 0 0.8rem; padding-top: 0.9rem; border-top: 1px solid var(--line); font-size: 1.3rem; line-height: 1.3; }
h3 { margin: 1.6rem 0 0.5rem; font-size: 1.05rem; }
p, ul, dl, table, figure, blockquote, pre { margin: 0.7rem 0; }
ul { padding-left: 1.3rem; }
li { margin: 0.25rem 0; }
.term { font-style: italic; }
:lang(zh) .term { font-style: normal; text-decoration: underline dotted var(--soft) 1px; text-underline-offset: 0.25em; }
:is(h1, h2, h3, th, caption, figcaption) .term.term.term { font-style: normal; text-decoration: none; }
blockquote { margin-left: 0; padding: 0.1rem 0 0.1rem 0.9rem; border-left: 3px solid var(--line); color: var(--soft); }
blockquote p { margin: 0.2rem 0; }
dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: 0.45rem 1.2rem; }
dt { color: var(--soft); }
dd { margin: 0; }
.head { padding: 0.9rem 1.1rem; background: var(--wash); border-radius: 6px; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.94rem; line-height: 1.45; }
caption { padding: 0.3rem 0; text-align: left; font-weight: 600; }
th, td { padding: 0.42rem 0.7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.end { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.end { white-space: normal; }
.short { white-space: nowrap; }
tfoot td { font-weight: 600; border-bottom: none; }
figure { break-inside: avoid; }
figcaption { font-weight: 600; }
svg { display: block; width: 100%; height: auto; }
pre { padding: 0.8rem 1rem; overflow-x: auto; background: var(--wash); border-radius: 6px; font: 0.86rem/1.5 ui-monospace, Menlo, Consolas, monospace; }
.parties { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
.parties h3 { margin-bottom: 0; }
.line { display: flex; gap: 0.6rem; align-items: flex-end; min-height: 3rem; border-bottom: 1px solid var(--ink); }
.line span { color: var(--soft); font-size: 0.9rem; }
.line b { font-weight: 600; }
.mark { margin-top: 2.5rem; color: var(--soft); font-size: 0.8rem; overflow-wrap: anywhere; }
@media (max-width: 40rem) { dl, .parties { grid-template-columns: 1fr; gap: 0.1rem; } dd { margin-bottom: 0.6rem; } main { padding: 1.5rem 1rem; } }
@media print {
  :root { color-scheme: light; --ink: #000000; --soft: #444444; --line: #bbbbbb; --wash: #f4f4f4; --accent: #1f4f8a; --paper: #ffffff; }
  @page { size: A4; margin: 18mm 18mm 20mm; }
  body { font-size: 10.5pt; line-height: 1.5; }
  main { max-width: none; padding: 0; }
  h2, h3, caption, figcaption { break-after: avoid; }
  table, tr, dt, dd, li, blockquote, .acceptance { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
`;
