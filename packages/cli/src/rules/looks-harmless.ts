import type { TextFinding } from './findings.ts';

/** Texts with these roles are put there by the app; data of people is seldom among them. */
const APP_ROLES = new Set(['button', 'label', 'heading', 'column', 'title', 'navigation']);
/** Characters of the longest label or heading that is worth showing for itself. */
const LONGEST = 60;

/** @returns whether the text looks as if it said nothing of a person: words without figures, in a place of the app's own. */
export function looksHarmless({ text, role }: Pick<TextFinding, 'text' | 'role'>): boolean {
  return APP_ROLES.has(role) && text.length <= LONGEST && /\p{L}{2}/u.test(text) && !/[\d@]/.test(text);
}
