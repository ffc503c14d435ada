/** Rice paper, ink, one accent: the same look as the product's pages. */
export const reportStyle = `
:root { --paper: #faf6ee; --card: #fffdf8; --ink: #2b2620; --soft: #6f665a; --line: #e4dac8; --accent: #b5432a; --good: #4d6b3c; }
* { box-sizing: border-box; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
header { border-bottom: 1px solid var(--line); padding-bottom: 1.5rem; }
.brand { color: var(--accent); letter-spacing: .04em; }
h1 { font-size: 2rem; line-height: 1.25; font-weight: 600; }
h2 { font-size: 1.2rem; font-weight: 600; margin: 2.5rem 0 .75rem; }
.soft { color: var(--soft); font-size: .9rem; }
.verdict { margin-top: 1.25rem; padding: .75rem 1rem; border-radius: .5rem; border-left: .3rem solid; background: var(--card); font-weight: 600; }
.verdict.good { border-color: var(--good); color: var(--good); }
.verdict.bad { border-color: var(--accent); color: var(--accent); }
svg { display: block; width: 100%; min-width: 44rem; height: auto; padding: .75rem; }
svg text { font-size: 12px; fill: var(--ink); } svg .soft { fill: var(--soft); } svg .sum { fill: var(--accent); font-weight: 600; }
svg rect { fill: #c9a36a; } svg .axis { stroke: var(--line); } svg .line { fill: none; stroke: var(--accent); stroke-width: 2; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { text-align: left; padding: .4rem .7rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 500; } tbody tr:last-child td { border-bottom: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
ul { padding-left: 1.25rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .75rem; }
.facts div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .9rem; }
dt { color: var(--soft); font-size: .85rem; }
@media print { body { background: white; } }
`
