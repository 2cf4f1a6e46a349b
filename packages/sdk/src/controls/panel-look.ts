import { LOOK } from '../look.ts';

export const PANEL_LOOK = `${LOOK}
dialog{position:fixed;inset:0;margin:auto;padding:0;display:flex;flex-direction:column;
width:560px;max-width:calc(100vw - 24px);max-height:calc(100vh - 24px);overflow:hidden}
dialog::backdrop{background:#0b0f1466}
header{display:flex;align-items:center;gap:12px;padding:14px 14px 14px 24px;border-bottom:1px solid var(--opname-line,var(--l))}
header:dir(rtl){padding:14px 24px 14px 14px}
h2{flex:1;margin:0;font-size:17px}
h3{margin:0 0 8px;font-size:14px}
.body{overflow:auto;padding:0 24px}
section{padding:18px 0;border-bottom:1px solid var(--opname-line,var(--l))}
section:last-child{border:0}
p{margin:0 0 12px}
.now{font-weight:500}
.now::before{content:"";display:inline-block;width:9px;height:9px;margin-inline-end:9px;border-radius:9px;
background:var(--opname-muted,var(--m))}
.recording .now::before{background:#d0342c}
.small,dt,.muted{color:var(--opname-muted,var(--m))}
dl{margin:0 0 12px;display:grid;grid-template-columns:minmax(96px,auto) 1fr;gap:8px 14px}
dd{margin:0;overflow-wrap:anywhere}
ul{margin:0;padding:0;list-style:none}
li{display:flex;justify-content:space-between;gap:12px;padding:4px 0}
time{color:var(--opname-muted,var(--m))}
.grid{display:grid;gap:10px}
button,.button{padding:8px 18px}
.button{display:flex;align-items:center;justify-content:center;min-height:44px;color:inherit;font-weight:600;
text-decoration:none;border:1px solid var(--opname-line,var(--l));border-radius:9px;background:var(--opname-button,var(--b))}
button:hover,.button:hover{filter:brightness(.94)}
a{color:inherit}
summary{min-height:44px;display:flex;align-items:center;gap:8px;cursor:pointer;font-weight:600}
summary::before{content:"";width:7px;height:7px;border:solid;border-width:0 2px 2px 0;rotate:-45deg}
summary:dir(rtl)::before{rotate:135deg}
[open]>summary::before{rotate:45deg}
[role=status]:empty{display:none}
@media (max-width:420px){dl{display:block}dd{margin:0 0 8px}.body{padding:0 16px}}
@media (forced-colors:active){.now::before{background:CanvasText;forced-color-adjust:none}}
@media (prefers-reduced-motion:no-preference){dialog{animation:in .16s ease-out}@keyframes in{from{opacity:0;translate:0 8px}}}
`;
