import { LOOK } from '../look.ts';

export const INDICATOR_LOOK = `${LOOK}
details{display:flex;flex-direction:column-reverse;max-inline-size:min(330px,calc(100vw - 32px))}
details::details-content{display:contents}
summary{display:flex;align-items:center;gap:8px;align-self:flex-end;min-block-size:44px;padding:0 14px;cursor:pointer;
list-style:none;border-radius:22px;font-size:13px;background:var(--s);border:1px solid var(--l);
box-shadow:0 1px 2px #0000000f,0 6px 18px -6px #00000038}
summary::-webkit-details-marker{display:none}
summary:hover{border-color:var(--m)}
.dot{inline-size:9px;block-size:9px;border-radius:50%;background:light-dark(#c8352b,#ff7a70)}
.card{margin-block-end:10px;padding:16px}
p{margin:0 0 14px}
@media (forced-colors:active){.dot{background:Highlight;forced-color-adjust:none}}
`;
