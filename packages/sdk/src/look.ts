/**
 * The look that the notice and the indicator share: colours, type and buttons. A site fits it to its own by setting the
 * custom properties `--opname-*` on any ancestor. `!important` on the host, because a page's rule for all elements
 * would otherwise win over it; nothing inside needs it.
 */
export const LOOK = `
:host{all:initial!important;display:block!important;position:fixed!important;z-index:var(--opname-z,2147483000)!important;
inset-block-end:max(16px,env(safe-area-inset-bottom))!important;inset-inline-end:16px!important;
color-scheme:light dark!important;
--s:var(--opname-surface,light-dark(#fff,#1d2026));--t:var(--opname-text,light-dark(#1b1f27,#eceef2));
--m:var(--opname-muted,light-dark(#596070,#a5acba));--l:var(--opname-line,light-dark(#dfe2e8,#363b45));
--b:var(--opname-button,light-dark(#1f4b43,#a9dccf));--bt:var(--opname-button-text,light-dark(#fff,#10201c));
--bh:var(--opname-button-hover,light-dark(#163a33,#c3ebe1));
--r:var(--opname-radius,14px);font:400 14px/1.5 var(--opname-font,system-ui,sans-serif)!important;color:var(--t)!important}
*{box-sizing:border-box}
.card{background:var(--s);border:1px solid var(--l);border-radius:var(--r);
box-shadow:0 1px 2px #0000000f,0 12px 32px -8px #00000038}
button{font:inherit;font-weight:600;cursor:pointer;min-block-size:44px;padding:8px 14px;
border:1px solid transparent;border-radius:calc(var(--r) - 5px);background:var(--b);color:var(--bt)}
button:hover{background:var(--bh)}
button[aria-disabled=true]{opacity:.6;cursor:default}
:focus-visible{outline:2px solid var(--t);outline-offset:2px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:10px}
@media (prefers-reduced-motion:no-preference){.card{animation:in .28s cubic-bezier(.2,.8,.2,1)}
@keyframes in{from{opacity:0;transform:translateY(12px)}}}
@media (forced-colors:active){button,.card{border-color:ButtonText}}
`;
