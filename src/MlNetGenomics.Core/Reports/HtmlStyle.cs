namespace MlNetGenomics.Reports;

/// <summary>The one look of report pages.</summary>
internal static class HtmlStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--ink:#1c2128;--soft:#5d6673;--page:#f5f6f8;--card:#fff;--line:#e1e4ea;--accent:#2f6fd0}
        @media(prefers-color-scheme:dark){:root{--ink:#e6e9ee;--soft:#9aa4b2;--page:#12151a;--card:#1a1e25;--line:#2d333d;--accent:#7fb0ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;-webkit-text-size-adjust:100%}
        main{max-width:1040px;margin:0 auto;padding:28px 20px 48px}
        a{color:var(--accent);text-decoration:none}
        a:hover{text-decoration:underline}
        nav{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 20px;margin:-28px -20px 18px;padding:10px 24px;background:var(--page);border-bottom:1px solid var(--line);font-size:.92rem;color:var(--soft)}
        section{scroll-margin-top:60px}
        header{margin:0 4px 22px}
        h1{font-size:1.75rem;line-height:1.25;margin:0 0 4px;letter-spacing:-.01em}
        header p{margin:0;color:var(--soft)}
        section{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:20px 22px;margin:0 0 18px}
        h2{font-size:1.2rem;margin:0 0 12px}
        h3{font-size:1rem;margin:22px 0 8px}
        p{margin:0 0 12px;max-width:75ch}
        section p{color:var(--soft)}
        pre,code{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        pre{margin:0 0 12px;padding:10px 12px;background:var(--page);border:1px solid var(--line);border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin:0 0 16px}
        .tiles div{border:1px solid var(--line);border-radius:10px;padding:12px 14px}
        .tiles b{display:block;font-size:1.35rem;line-height:1.3;font-variant-numeric:tabular-nums}
        .tiles span{color:var(--soft);font-size:.85rem}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:0 28px;margin:0}
        dl div{display:flex;justify-content:space-between;gap:14px;padding:5px 0;border-bottom:1px solid var(--line);font-size:.92rem}
        dt{color:var(--soft)}
        dd{margin:0;text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        .contents{list-style:none;margin:0;padding:0}
        .contents li{display:flex;flex-wrap:wrap;gap:2px 18px;padding:7px 0;border-top:1px solid var(--line)}
        .contents a{flex:0 0 190px}
        .contents span{flex:1 1 420px;color:var(--soft);font-size:.92rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.92rem}
        th,td{padding:7px 20px 7px 0;text-align:left;vertical-align:middle;border-bottom:1px solid var(--line)}
        th{color:var(--soft);font-weight:500;font-size:.85rem;white-space:nowrap}
        th.n,td.n{text-align:right;font-variant-numeric:tabular-nums}
        th:last-child,td:last-child{padding-right:0}
        tbody tr:last-child td{border-bottom:0}
        tr.sum td{font-weight:600;border-top:2px solid var(--line)}
        table.few{max-width:560px}
        table.few td{padding-top:4px;padding-bottom:4px}
        table.long td{white-space:nowrap}
        table.long td:first-child,table.long th:first-child{position:sticky;left:0;background:var(--card)}
        table.long svg{max-width:none}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:18px 26px}
        .figures.small{grid-template-columns:repeat(auto-fill,minmax(min(100%,220px),1fr))}
        .figures+p,.figures+.scroll{margin-top:14px}
        figure{margin:0}
        figure.wide{grid-column:1/-1;overflow-x:auto}
        figure.wide svg{max-width:none}
        figcaption{color:var(--soft);font-size:.85rem;margin-top:4px}
        svg{max-width:100%;height:auto;vertical-align:middle;overflow:visible}
        svg text{font-family:inherit}
        @media(max-width:620px){
        main{padding:18px 10px 32px}
        nav{margin:-18px -10px 14px;padding:8px 14px}
        section{padding:16px 14px}
        .cards thead{display:none}
        .cards,.cards tbody,.cards tr,.cards td{display:block}
        .cards tr{padding:10px 0;border-bottom:1px solid var(--line)}
        .cards tbody tr:last-child{border-bottom:0}
        .cards tr.sum td{border-top:0}
        .cards td,.cards td.n{display:flex;justify-content:space-between;align-items:center;gap:16px;padding:3px 0;border:0;text-align:right}
        .cards td:empty{display:none}
        .cards td::before{content:attr(data-label);color:var(--soft);font-weight:400;font-size:.85rem;text-align:left;flex:0 1 auto;max-width:55%}
        }
        @media print{:root{--page:#fff}section{break-inside:avoid-page}}

        """;

    /// <summary>
    /// A table among the outputs of a notebook, in the notebook's own colours; nothing else there is of class mlng.
    /// </summary>
    public const string NotebookTable =
        ".mlng{overflow-x:auto}.mlng table{border-collapse:collapse;font-size:.92em}"
        + ".mlng th,.mlng td{padding:5px 18px 5px 0;text-align:left;vertical-align:middle;border:0;border-bottom:1px solid rgba(128,128,128,.3)}"
        + ".mlng th{font-weight:500;opacity:.75;white-space:nowrap}"
        + ".mlng th.n,.mlng td.n{text-align:right;font-variant-numeric:tabular-nums}"
        + ".mlng tr.sum td{font-weight:600;border-top:2px solid rgba(128,128,128,.3)}";
}
