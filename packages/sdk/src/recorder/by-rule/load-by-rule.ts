/** `opname-rules.js`, from where the recorder came from. When it does not load, nothing is recorded. */
export const loadByRule = () => import('./by-rule.ts');
