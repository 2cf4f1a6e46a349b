import { createHost, element, fill } from '../element.ts';
import { guard } from '../guard.ts';
import type { RecorderOptions } from '../recorder/recorder-door.ts';
import { INDICATOR_LOOK } from './indicator-look.ts';
import { INDICATOR_TEXTS } from './indicator-texts.ts';

type IndicatorOptions = Pick<RecorderOptions, 'saved' | 'language' | 'onStop' | 'onErase'>;

/** Says quietly that it records and until when, with how to end it one click away. @returns what takes it away. */
export function startIndicator({ saved, language, onStop, onErase }: IndicatorOptions): () => void {
  const texts = INDICATOR_TEXTS[language];
  // In the participant's own time: their clock, which may differ from the server's.
  const until = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(saved.until - saved.offset);
  const keep = element('button', { type: 'button', 'data-opname': 'stop' }, texts.keep);
  const erase = element('button', { type: 'button', 'data-opname': 'erase' }, texts.erase);
  keep.addEventListener('click', guard(onStop));
  erase.addEventListener('click', guard(onErase));
  const content = element(
    'details',
    { lang: language, dir: 'auto' },
    element('summary', {}, element('span', { class: 'dot' }), fill(texts.recording, { until })),
    element(
      'div',
      { class: 'card' },
      element('p', {}, texts.explained),
      element('div', { class: 'pair' }, keep, erase),
    ),
  );
  content.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    content.open = false;
    content.querySelector('summary')?.focus();
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
