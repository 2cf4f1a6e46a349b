import { LOOK } from '../look.ts';

export const NOTICE_LOOK = `${LOOK}
.card{display:flex;flex-direction:column;width:400px;max-width:calc(100vw - 32px);max-height:calc(100vh - 32px)}
.text{overflow:auto;padding:20px 20px 0}
h2{margin:0 0 14px;font-size:17px}
dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:8px 14px}
button:where(.preview){all:unset;text-decoration:underline}
dt,summary,.small,.preview{color:var(--opname-muted,var(--m))}
dd{margin:0;overflow-wrap:anywhere}
summary,.preview{padding:12px 0;cursor:pointer}
details dl{display:block}
details dd,.small{margin:0 0 10px}
a{color:inherit}
p{margin:0 20px}
.quiet{position:absolute;opacity:0;pointer-events:none}
.pair{padding:12px 20px 20px}
`;
