import type { NoticeLanguage } from '@opname/protocol';
import { createHost, element } from '../element.ts';
import { guard } from '../guard.ts';
import { INDICATOR_LOOK } from './indicator-look.ts';
import { INDICATOR_TEXTS } from './indicator-texts.ts';

/** Says, where the indicator was, that recording has stopped by itself. It stays until it is closed. */
export function showFault(language: NoticeLanguage): void {
  const texts = INDICATOR_TEXTS[language];
  const close = element('button', { type: 'button', 'data-opname': 'close' }, texts.close);
  const said = element('p', { role: 'status' });
  const card = element('div', { class: 'card' }, said, close);
  const content = element('div', { role: 'region', 'aria-label': texts.label, lang: language, dir: 'auto' }, card);
  const host = createHost('opname-indicator', INDICATOR_LOOK, content);
  close.addEventListener(
    'click',
    guard(() => host.remove()),
  );
  document.body.append(host);
  // After it is in the page: a status that comes with its text is not read out.
  said.textContent = texts.fault;
}
