/**
 * The look of the pages that are read: documents, comparisons, the processing record. It stands in the page itself, so
 * that a page that was saved or printed is whole.
 */
export const LOOK = `
:root{color-scheme:light dark;--ground:light-dark(#f3f6f6,#10161a);--surface:light-dark(#fff,#171e21);
--text:light-dark(#1a2226,#d6dde0);--muted:light-dark(#56646b,#9aa8af);--line:light-dark(#dfe5e7,#2a3439);
--accent:light-dark(#06666c,#7fcbd0);--mark:light-dark(#06757c,#54aeb2);--dot:light-dark(#e0473b,#f2705f);
--in:light-dark(#d9f0e0,#173a26);--in-text:light-dark(#0c4a22,#a5e3bb);
--out:light-dark(#fbe3e0,#46211e);--out-text:light-dark(#7c1d14,#f5b5ad)}
*{box-sizing:border-box}
html{background:var(--ground);-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;color:var(--text);font:400 1rem/1.6 Inter,system-ui,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:3px}
.skip{position:absolute;inset-inline-start:1rem;top:-4rem;padding:.7rem 1rem;background:var(--surface)}
.skip:focus{top:.5rem}
header,main,footer{max-width:46rem;margin-inline:auto;padding-inline:1.25rem}
header{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.25rem 1.5rem;padding-block:1.25rem}
.who{display:flex;align-items:center;gap:.6rem;font-weight:650}
.who svg{flex:none;color:var(--mark)}
.who circle{fill:var(--dot)}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;margin:0;padding:0;list-style:none}
nav a{display:inline-block;min-height:44px;padding-block:10px;font-size:.9375rem}
nav a[aria-current]{color:var(--text);font-weight:600;text-decoration:none}
main{background:var(--surface);border:1px solid var(--line);border-radius:14px;padding-block:2.25rem 2.5rem;padding-inline:clamp(1.25rem,5vw,3rem)}
h1{margin:0 0 .35rem;font-size:clamp(1.5rem,5vw,1.9rem);line-height:1.2;font-weight:680;letter-spacing:-.018em;text-wrap:balance}
h2{margin:2.25rem 0 .6rem;font-size:1.25rem;line-height:1.3;font-weight:650;letter-spacing:-.01em}
h3{margin:1.75rem 0 .4rem;font-size:1.0625rem;font-weight:650}
h4,h5,h6{margin:1.5rem 0 .3rem;font-size:1rem}
p,ul,ol{margin:0 0 1rem}
li{margin-block:.25rem}
.lead{margin:0;color:var(--muted);font-size:.9375rem}
.state{margin:1.25rem 0 0;padding:.75rem 1rem;border-inline-start:3px solid var(--mark);background:var(--ground);border-radius:0 8px 8px 0;font-size:.9375rem}
.state.old{border-color:var(--dot)}
dl{margin:1.5rem 0 0;display:grid;grid-template-columns:minmax(8rem,13rem) 1fr;border-top:1px solid var(--line)}
dt,dd{margin:0;padding-block:.65rem;border-bottom:1px solid var(--line)}
dt{color:var(--muted);padding-inline-end:1rem}
dd>ul{margin:0;padding-inline-start:1.1rem}
dd p:last-child{margin:0}
article{margin-top:1.75rem}
article>:first-child{margin-top:0}
article[dir]{text-align:start}
.wide{overflow-x:auto;margin:0 0 1rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:start;color:var(--muted);padding-bottom:.5rem}
th,td{overflow-wrap:normal;padding:.6rem .9rem .6rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:600}
.to-right{text-align:end}.to-center{text-align:center}
blockquote{margin:0 0 1rem;padding-inline-start:1rem;border-inline-start:3px solid var(--line);color:var(--muted)}
code{font:.9em ui-monospace,"Cascadia Mono",Menlo,"Noto Sans Mono",monospace}
pre{overflow-x:auto}
hr{border:0;border-top:1px solid var(--line);margin:2rem 0}
ol.versions{list-style:none;padding:0;margin-top:1.5rem;border-top:1px solid var(--line)}
ol.versions li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1.5rem;margin:0;padding:.4rem 0;border-bottom:1px solid var(--line)}
ol.versions a{display:inline-block;min-height:44px;padding-block:10px}
.tag{margin-inline-start:.6rem;padding:.12rem .55rem;border:1px solid var(--mark);border-radius:99px;font-size:.8125rem;font-weight:600;color:var(--accent)}
.when{color:var(--muted);font-size:.9375rem;padding-block:10px}
form{display:flex;flex-wrap:wrap;align-items:end;gap:.75rem;margin-top:1.5rem}
label{display:grid;gap:.25rem;font-size:.875rem;color:var(--muted)}
select,button{min-height:44px;padding:.4rem .8rem;font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--muted);border-radius:8px;max-width:100%}
button{font-weight:600;cursor:pointer;color:var(--surface);background:var(--accent);border-color:var(--accent)}
ins{background:var(--in);color:var(--in-text);text-decoration:underline;text-decoration-thickness:1px;border-radius:3px;padding-inline:2px}
del{background:var(--out);color:var(--out-text);text-decoration:line-through;border-radius:3px;padding-inline:2px}
.diff>*{margin:0 0 1rem;white-space:pre-wrap}
.diff>.block{padding:.6rem .9rem;border-inline-start:3px solid var(--line);background:var(--ground);border-radius:0 8px 8px 0}
.diff>.block:has(>ins:only-child){background:var(--in);border-color:var(--in-text)}
.diff>.block:has(>del:only-child){background:var(--out);border-color:var(--out-text)}
.diff details{white-space:normal;color:var(--muted)}
.diff details p{white-space:pre-wrap}
summary{min-height:44px;padding-block:10px;cursor:pointer;font-size:.9375rem}
footer{padding-block:1.25rem 3rem;color:var(--muted);font-size:.875rem}
footer p{margin:0 0 .5rem}
@media (max-width:36rem){header,footer{padding-inline:1.25rem}main{border-width:1px 0;border-radius:0}
dl{grid-template-columns:1fr}dt{border:0;padding-bottom:0;font-size:.875rem}dd{padding-top:.1rem}}
@media (prefers-contrast:more){:root{--muted:var(--text);--line:var(--text)}}
@media print{:root{color-scheme:light}html,main{background:none}body{font-size:10.5pt}nav,form,.skip{display:none}
header,main,footer{max-width:none;padding-inline:0}main{border:0;padding-block:0}h2,h3{break-after:avoid}
dl>*,tr,.block{break-inside:avoid}.state,.diff>.block{background:none;border:1px solid}}
`;
