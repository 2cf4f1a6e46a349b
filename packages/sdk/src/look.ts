/**
 * The look that all of ours share. A site fits it to its own by setting the custom properties `--opname-*` on any
 * ancestor. The host's rules are important because a page's own rules for it would win otherwise; what is inside, the
 * colours too, no page's rule can reach.
 */
const DARK = '--s:#1e2228;--t:#eceff3;--m:#a8b0bd;--l:#3a414c;--b:#343b46;color-scheme:dark';

export const LOOK = `
:host{all:initial!important;position:fixed!important;z-index:var(--opname-z,2147483000)!important;
inset-block-end:16px!important;inset-inline-end:16px!important}
*{box-sizing:border-box}
:host>*{--s:#fff;--t:#1c2128;--m:#5a6372;--l:#dde1e7;--b:#e9edf1;color-scheme:light;
font:14px/1.5 var(--opname-font,system-ui,sans-serif);color:var(--opname-text,var(--t))}
:host>.dark{${DARK}}
@media (prefers-color-scheme:dark){:host>.auto{${DARK}}}
.card{background:var(--opname-surface,var(--s));border:1px solid var(--opname-line,var(--l));
border-radius:var(--opname-radius,14px);box-shadow:0 8px 32px #0004}
button{font:inherit;font-weight:600;color:inherit;cursor:pointer;min-height:44px;padding:8px;
border:1px solid var(--opname-line,var(--l));border-radius:9px;background:var(--opname-button,var(--b))}
:focus-visible{outline:2px solid;outline-offset:2px}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:10px}
`;
