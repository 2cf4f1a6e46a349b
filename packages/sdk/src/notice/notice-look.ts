import { LOOK } from '../look.ts';

export const NOTICE_LOOK = `${LOOK}
:host{inline-size:min(400px,calc(100vw - 32px))!important}
.card{display:flex;flex-direction:column;max-block-size:calc(100vh - 32px);max-block-size:calc(100dvh - 32px);
overflow:hidden}
.text{overflow:auto;overscroll-behavior:contain;padding:20px 20px 4px}
h2{margin:0 0 14px;font-size:17px;line-height:1.35;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
dl{margin:0;display:grid;grid-template-columns:minmax(5.5em,max-content) 1fr;gap:8px 14px}
dt{color:var(--m)}dd{margin:0;overflow-wrap:anywhere}
details{margin-block-start:8px}
summary{display:flex;align-items:center;min-block-size:44px;cursor:pointer;color:var(--m);list-style:none;
text-decoration:underline;text-underline-offset:3px;text-decoration-color:var(--l)}
summary::-webkit-details-marker{display:none}
summary:hover{color:var(--t)}
details dl{grid-template-columns:1fr;gap:0}details dd{margin-block-end:10px}details dt{font-size:13px}
details p{margin:0 0 12px;color:var(--m);font-size:13px}
a{color:inherit}
.pair{padding:12px 20px 20px}
.said{margin:0;padding:0 20px;font-size:13px}.said:empty{block-size:0;overflow:hidden}
.said.quiet{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
@media (max-width:360px){.text{padding:16px 16px 2px}.pair{padding:10px 16px 16px}dl{grid-template-columns:1fr;gap:0}
dt{font-size:13px}dd{margin-block-end:8px}}
`;
