import { isToken } from '../detectors/token.ts';
import { MASK } from '../mask.ts';
import type { Echoes } from './echoes.ts';

/** Characters from which the value of a hidden input that is named as a secret is no flag or count. */
const HIDDEN_MIN = 6;

/**
 * Remembers what stands in a sensitive field; `because` is what `sensitiveBecause` says of the field. Hidden inputs hold
 * words of the page as often as secrets; of them only what looks drawn by lot, or is named as a secret, is an echo. Of a
 * file its name is one, without its ending.
 */
export function rememberValue(echoes: Echoes, because: string, value: string): void {
  if (value === MASK) return;
  if (because === 'type file') {
    const name = value.split(/[\\/]/).at(-1) ?? '';
    echoes.remember(name.replace(/\.\w{1,5}$/, ''));
  } else if (because !== 'type hidden' || isToken(value, 10)) {
    if (!because.startsWith('type hidden') || value.length >= HIDDEN_MIN) echoes.remember(value);
  }
}
