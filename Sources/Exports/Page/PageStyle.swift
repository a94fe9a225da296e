/// The page's look: light, dark and on paper.
enum PageStyle {
    static let text = #"""
        :root { --text: #1d2433; --quiet: #5a6478; --back: #ffffff; --line: #d9dee8; --accent: #0b6bcb; --alert: #b3261e; }
        @media (prefers-color-scheme: dark) {
        :root { --text: #e6e9f0; --quiet: #a3adbf; --back: #14171f; --line: #323948; --accent: #6cb2ff; --alert: #ff8a80; }
        }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 76rem; color: var(--text); background: var(--back);
        font: 15px/1.45 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; }
        h1 { font-size: 1.7rem; margin: 0 0 .8rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
        h3 { font-size: .95rem; margin: 1rem 0 .3rem; color: var(--quiet); font-weight: 600; }
        p { margin: .3rem 0 .6rem; }
        .facts { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 0; }
        .facts dt { color: var(--quiet); font-size: .8rem; }
        .facts dd { margin: 0; font-variant-numeric: tabular-nums; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .3rem .7rem .3rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--line); }
        thead th { color: var(--quiet); font-size: .8rem; font-weight: 600; white-space: nowrap; }
        tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 7rem; }
        .number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
        thead th.plot { white-space: normal; }
        .plot { width: 34%; min-width: 9rem; vertical-align: top; }
        .plot:has(.places) { width: 50%; }
        .plot svg { margin-top: .15rem; }
        .extra { color: var(--quiet); overflow-wrap: anywhere; }
        .extra:not(.number) { min-width: 10rem; }
        .quiet { color: var(--quiet); }
        .mark { border: 1px solid var(--alert); color: var(--alert); border-radius: .3rem; padding: 0 .3rem; font-size: .8rem; }
        svg { display: block; width: 100%; height: 1.1rem; fill: var(--accent); }
        svg.alert { fill: var(--alert); }
        svg.tall { height: 4rem; border-bottom: 1px solid var(--line); }
        svg.swatch { display: inline-block; width: 1rem; height: 1rem; vertical-align: -.15rem; }
        .axis, .curve { fill: none; stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
        .curve { stroke: var(--accent); stroke-width: 2; stroke-linecap: round; }
        .swatches, .words, .parts, .places { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .6rem 0; padding: 0;
        font-variant-numeric: tabular-nums; }
        .places { gap: 0 .9rem; margin: .2rem 0 0; color: var(--quiet); font-size: .8rem; }
        .places li { white-space: nowrap; }
        footer { margin-top: 2.5rem; font-size: .85rem; }
        @media (max-width: 44rem) { .extra { display: none; } .plot { width: 45%; min-width: 5rem; } body { font-size: 14px; } }
        @media print {
        :root { --text: #000; --quiet: #444; --back: #fff; --line: #bbb; --accent: #333; --alert: #000; }
        body { max-width: none; padding: 0; font-size: 9pt; }
        .wide { overflow: visible; }
        tr, svg, .facts { break-inside: avoid; }
        h2, h3 { break-after: avoid; }
        thead { display: table-header-group; }
        svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        }
        """#
}
