import { onceThereIsABody } from '../body.ts';
import { createHost, element, fill } from '../element.ts';
import type { SavedGrant } from '../gate/grant.ts';
import { removeItem } from '../gate/memory.ts';
import type { Indicator, IndicatorOptions } from './controls-door.ts';
import { createButton } from './create-button.ts';
import { showFault } from './fault-sign.ts';
import { INDICATOR_LOOK } from './indicator-look.ts';
import { startMoving } from './indicator-place.ts';
import { isSeen, lift } from './is-seen.ts';
import { CONTROL_TEXTS } from './texts/all.ts';
import { timeOfDay } from './words.ts';

/** Says quietly that it records and until when, with how to pause and end it one click away. */
export function startIndicator(options: IndicatorOptions): Indicator {
  const { site, look } = options;
  const texts = CONTROL_TEXTS[look.language];
  let { saved } = options;
  const change = createButton('pause', texts.pause, () => (saved.paused ? options.resume() : options.pause()));
  const card = createCard(options, change);
  const pill = element('button', {
    type: 'button',
    class: 'pill',
    'data-opname': 'indicator',
    'aria-controls': 'card',
    'aria-expanded': 'false',
    'aria-describedby': 'move',
  });
  const move = element('span', { class: 'quiet', id: 'move' }, texts.move);
  const said = element('p', { class: 'quiet', role: 'status' });
  const content = element(
    'div',
    { class: look.theme, role: 'region', 'aria-label': texts.label, lang: look.language },
    card,
    pill,
    move,
    said,
  );
  openWith(pill, card, content);
  const host = createHost('opname-indicator', INDICATOR_LOOK, content);

  function update(now: SavedGrant): void {
    saved = now;
    const words = saved.paused ? texts.paused : fill(texts.recording, { until: timeOfDay(saved, look.language) });
    pill.replaceChildren(element('span', { dir: 'auto' }, words));
    content.classList.toggle('paused', Boolean(saved.paused));
    change.textContent = saved.paused ? texts.resume : texts.pause;
    // A change is read out; that it has begun is what the participant has just asked for.
    if (host.isConnected) said.textContent = words;
  }
  update(saved);
  const stopShowing = onceThereIsABody(() => {
    document.body.append(host);
    lift(host);
    const stopMoving = startMoving({ site, host, pill, content });
    return () => {
      stopMoving();
      host.remove();
    };
  });
  return {
    update,
    isSeen: () => !document.body || isSeen(host, pill),
    stop(why) {
      stopShowing();
      removeItem('place', site);
      if (why === 'failed' || why === 'indicator-gone') showFault(look, texts.ended[why]);
    },
  };
}

function createCard({ look, end, openPanel }: IndicatorOptions, change: HTMLElement): HTMLElement {
  const texts = CONTROL_TEXTS[look.language];
  const keep = createButton('stop', texts.keep, () => end('keep'));
  const erase = createButton('erase', texts.erase, () => end('erase'));
  const details = createButton('panel', texts.details, openPanel);
  details.className = 'plain';
  const ends = element('div', { class: 'pair' }, keep, erase);
  const card = element('div', { class: 'card', id: 'card', dir: 'auto' }, element('p', {}, texts.explained));
  card.append(element('div', { class: 'grid' }, change, ends, details));
  card.hidden = true;
  return card;
}

/** The pill opens and closes the card; Escape closes it and leaves the focus on the pill. */
function openWith(pill: HTMLElement, card: HTMLElement, content: HTMLElement): void {
  const open = (isOpen: boolean) => {
    card.hidden = !isOpen;
    pill.setAttribute('aria-expanded', String(isOpen));
  };
  pill.addEventListener('click', () => open(Boolean(card.hidden)));
  // The panel holds all that the card does, and more. Before it opens, so that it gives the focus back to what is still there.
  const leave = ({ target }: Event) => {
    if (!(target as Element).matches('[data-opname=panel]')) return;
    open(false);
    pill.focus();
  };
  card.addEventListener('click', leave, { capture: true });
  content.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || card.hidden) return;
    open(false);
    pill.focus();
  });
}
