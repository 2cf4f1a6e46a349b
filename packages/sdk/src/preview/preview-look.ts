import { LOOK } from '../look.ts';

export const PREVIEW_LOOK = `${LOOK}
dialog{position:fixed;inset:0;width:100vw;height:100vh;max-width:none;max-height:none;margin:0;padding:0;border:0;
display:flex;flex-direction:column;background:var(--opname-surface,var(--s));color:var(--opname-text,var(--t))}
header{display:flex;align-items:center;gap:16px;padding:10px 16px;border-bottom:1px solid var(--opname-line,var(--l))}
.said{flex:1}
h2{margin:0;font-size:15px}
p{margin:0;color:var(--opname-muted,var(--m));font-size:13px}
button:hover{filter:brightness(.93)}
header button{padding:8px 18px}
.stage{flex:1;min-height:0;position:relative;overflow:hidden;background:#7f8792}
.replayer-wrapper{position:absolute;inset-block-start:0;left:50%;transform-origin:0 0}
.replayer-wrapper>iframe{border:0;background:#fff}
.replayer-mouse{display:none}
.why{position:fixed;z-index:1;max-width:320px;padding:6px 10px;border-radius:8px;font-size:13px;pointer-events:none;
background:#1c2128;color:#fff;overflow-wrap:anywhere}
[hidden]{display:none}
`;
