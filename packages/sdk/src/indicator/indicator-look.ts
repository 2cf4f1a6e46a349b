import { LOOK } from '../look.ts';

export const INDICATOR_LOOK = `${LOOK}
:host>*{display:flex;flex-direction:column;align-items:end;gap:10px}
.pill{padding:8px 16px;border-radius:22px;font-weight:500;font-size:13px;
background:var(--opname-surface,var(--s));
box-shadow:0 1px 2px #0001,0 6px 18px -6px #0004}
.pill::before{content:"";display:inline-block;width:9px;height:9px;margin-inline-end:9px;border-radius:9px;background:#d0342c}
.pill:hover{background:var(--opname-button,var(--b))}
.card{width:330px;max-width:calc(100vw - 32px);padding:16px}
button:hover{filter:brightness(.93)}
p{margin:0 0 14px}
`;
