import type { NoticeLanguage } from '@opname/protocol';
import { createHost, element, fill } from '../element.ts';
import { guard } from '../guard.ts';
import type { SavedGrant } from '../gate/memory.ts';
import { INDICATOR_LOOK } from './indicator-look.ts';
import { INDICATOR_TEXTS } from './indicator-texts.ts';

export interface IndicatorOptions {
  saved: SavedGrant;
  language: NoticeLanguage;
  onStop: () => void;
  onErase: () => void;
}

/** Says quietly that it records and until when, with how to end it one click away. @returns what takes it away. */
export function startIndicator({ saved, language, onStop, onErase }: IndicatorOptions): () => void {
  const texts = INDICATOR_TEXTS[language];
  // In the participant's own time: their clock, which may differ from the server's.
  const until = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(saved.until - saved.offset);
  const keep = element('button', { type: 'button', 'data-opname': 'stop' }, texts.keep);
  const erase = element('button', { type: 'button', 'data-opname': 'erase' }, texts.erase);
  keep.addEventListener('click', guard(onStop));
  erase.addEventListener('click', guard(onErase));
  const card = element('div', { class: 'card', id: 'card' }, element('p', {}, texts.explained));
  card.append(element('div', { class: 'pair' }, keep, erase));
  card.hidden = true;
  const pill = element('button', {
    type: 'button',
    class: 'pill',
    'aria-controls': 'card',
    'aria-expanded': 'false',
  });
  pill.append(fill(texts.recording, { until }));
  const open = (isOpen: boolean) => {
    card.hidden = !isOpen;
    pill.setAttribute('aria-expanded', String(isOpen));
  };
  pill.addEventListener('click', () => open(Boolean(card.hidden)));
  const content = element(
    'div',
    { role: 'region', 'aria-label': texts.label, lang: language, dir: 'auto' },
    card,
    pill,
  );
  content.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || card.hidden) return;
    open(false);
    pill.focus();
  });
  const host = createHost('opname-indicator', INDICATOR_LOOK, content);
  const show = () => document.body.append(host);
  if (document.body) show();
  else document.addEventListener('DOMContentLoaded', show, { once: true });
  return () => {
    document.removeEventListener('DOMContentLoaded', show);
    host.remove();
  };
}
