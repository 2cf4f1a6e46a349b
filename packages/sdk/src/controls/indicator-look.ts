import { LOOK } from '../look.ts';

export const INDICATOR_LOOK = `${LOOK}
:host{inset:auto!important;left:var(--opname-left,auto)!important;right:var(--opname-right,16px)!important;
top:var(--opname-top,auto)!important;bottom:var(--opname-bottom,16px)!important;overflow:visible!important}
:host>*{display:flex;flex-direction:column;align-items:flex-end;gap:10px;direction:ltr}
.left{align-items:flex-start}
.top{flex-direction:column-reverse}
.pill{display:inline-flex;align-items:center;gap:9px;padding:8px 16px;border-radius:22px;font-weight:500;font-size:13px;
background:var(--opname-surface,var(--s));box-shadow:0 1px 2px #0001,0 6px 18px -6px #0004;touch-action:none}
.pill::before{content:"";width:9px;height:9px;border-radius:9px;background:#d0342c}
.paused .pill::before{border-radius:1px;background:none;border:solid var(--opname-muted,var(--m));border-width:0 3px}
.pill:hover{background:var(--opname-button,var(--b))}
.card{--w:min(340px,100vw - 32px);width:var(--w);overflow:auto;padding:16px;
margin-right:min(0px,100vw - 16px - var(--w) - var(--opname-right,16px));max-height:calc(100vh - 70px - var(--opname-bottom,16px))}
.left .card{margin:0 0 0 min(0px,100vw - 16px - var(--w) - var(--opname-left,0px))}
.top .card{max-height:calc(100vh - 70px - var(--opname-top,0px))}
.grid{display:grid;gap:10px}
button:hover{filter:brightness(.94)}
p{margin:0 0 14px}
.plain{all:unset;box-sizing:border-box;min-height:44px;display:flex;align-items:center;justify-content:center;cursor:pointer;
color:var(--opname-muted,var(--m));text-decoration:underline;text-underline-offset:3px}
.plain:focus-visible{outline:2px solid}
.quiet{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
[hidden]{display:none}
@media (forced-colors:active){.pill::before{background:Mark;forced-color-adjust:none}}
`;
