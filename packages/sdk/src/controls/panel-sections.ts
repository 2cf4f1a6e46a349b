import { element, fill } from '../element.ts';
import { createNoticeContent, type Told } from '../notice/notice-content.ts';
import type { PanelFacts, PanelOptions } from './controls-door.ts';
import { createButton } from './create-button.ts';
import { fetchParticipantLink } from './participant-link.ts';
import { CONTROL_TEXTS } from './texts/all.ts';
import type { ControlTexts } from './texts/control-texts.ts';
import { day, moment, timeLeft, timeOfDay } from './words.ts';

/** What a section can do, and where it says what came of it. */
export interface Acts extends PanelOptions {
  /** Runs what a button does: says that it is under way, and if it failed. */
  run: (act: () => Promise<unknown>) => Promise<void>;
  /** A yes, if it may count: a person's, on a dialog that can be seen. */
  allowBy: (event: MouseEvent) => Promise<void>;
}

/** @returns how it stands, in a sentence. */
export function describeNow({ is, saved, declined, signal, why }: PanelFacts, language: Told['language']): string {
  const { now, ended } = CONTROL_TEXTS[language];
  if (is !== 'off' && saved) {
    return fill(now[is], { until: timeOfDay(saved, language), left: timeLeft(saved, language) });
  }
  if (why && why !== 'keep') return ended[why];
  if (saved) return fill(now.kept, { date: day(saved.expires - saved.offset, language) });
  if (signal) return now.signal;
  return declined ? now.declined : now.off;
}

export function createActs(facts: PanelFacts, acts: Acts): HTMLElement {
  const texts = CONTROL_TEXTS[acts.told.language];
  const act = (name: string, words: string, does: () => Promise<unknown>) =>
    createButton(name, words, () => acts.run(does));
  const grid = element('div', { class: 'grid' });
  const { is, saved, canAllow } = facts;
  if (is === 'off') {
    if (canAllow)
      grid.append(element('span', {}, texts.allowExplained), createButton('allow', texts.allow, acts.allowBy));
    if (canAllow) grid.append(act('preview', acts.told.texts.preview, () => acts.preview.open()));
    if (saved) grid.append(act('erase', texts.eraseKept, () => acts.end('erase')));
    return grid;
  }
  const change = is === 'paused' ? act('resume', texts.resume, acts.resume) : act('pause', texts.pause, acts.pause);
  const ends = [act('stop', texts.keep, () => acts.end('keep')), act('erase', texts.erase, () => acts.end('erase'))];
  grid.append(change, element('div', { class: 'pair' }, ...ends));
  return grid;
}

export function createChoices({ saved, declined }: PanelFacts, { told }: PanelOptions): HTMLElement {
  const texts = CONTROL_TEXTS[told.language];
  const lines = (saved?.choices ?? []).flatMap(([choice, at]) => createLine(texts, choice, at, told.language));
  const none = element('p', { class: 'muted' }, declined ? texts.now.declined : texts.noChoices);
  const list = lines.length ? element('ul', {}, ...lines) : none;
  return element('section', {}, element('h3', {}, texts.choices), list);
}

/** The page can write what is remembered, so that a line may be anything. */
function createLine(texts: ControlTexts, choice: keyof ControlTexts['choice'], at: number, language: Told['language']) {
  if (!Object.hasOwn(texts.choice, choice) || !Number.isFinite(at)) return [];
  const when = element('time', { datetime: new Date(at).toISOString() }, moment(at, language));
  return [element('li', {}, texts.choice[choice], when)];
}

/** The link is fetched on the click, for it opens what was recorded; where a window is not let open, it stays to be clicked. */
export function createOwnPage({ saved }: PanelFacts, { told, server, run }: Acts): HTMLElement | string {
  if (!saved) return '';
  const texts = CONTROL_TEXTS[told.language];
  const open = createButton('own-page', texts.open, () =>
    run(async () => {
      const href = await fetchParticipantLink(server, saved);
      const tab = window.open(href, '_blank');
      if (tab) {
        tab.opener = null;
        return;
      }
      const link = element('a', { href, target: '_blank', rel: 'noreferrer', class: 'button' }, texts.open);
      open.replaceWith(link);
      link.focus();
    }),
  );
  const explained = element('p', {}, texts.ownPageExplained);
  return element('section', {}, element('h3', {}, texts.ownPage), explained, element('div', { class: 'grid' }, open));
}

/** Both layers of the notice again, as they were asked. */
export function createAsked(told: Told): HTMLElement {
  const { title, first, second } = createNoticeContent(told);
  const more = element('details', {}, element('summary', {}, told.texts.more), ...second);
  const texts = CONTROL_TEXTS[told.language];
  return element('section', {}, element('h3', {}, texts.asked), element('p', {}, title), first, more);
}
