import { onceThereIsABody } from '../body.ts';
import { createHost, element } from '../element.ts';
import type { Look } from './controls-door.ts';
import { createButton } from './create-button.ts';
import { INDICATOR_LOOK } from './indicator-look.ts';
import { lift } from './is-seen.ts';
import { CONTROL_TEXTS } from './texts/all.ts';

/** Says, where the indicator was, that recording has stopped and why. It stays until it is closed. */
export function showFault({ language, theme }: Look, words: string): void {
  const { label, close } = CONTROL_TEXTS[language];
  const said = element('p', { role: 'status' });
  const button = createButton('close', close, () => host.remove());
  const card = element('div', { class: 'card', dir: 'auto' }, said, element('div', { class: 'grid' }, button));
  const content = element('div', { class: theme, role: 'region', 'aria-label': label, lang: language }, card);
  const host = createHost('opname-indicator', INDICATOR_LOOK, content);
  onceThereIsABody(() => {
    document.body.append(host);
    lift(host);
    // After it is in the page: a status that comes with its text is not read out.
    said.textContent = words;
    return () => host.remove();
  });
}
