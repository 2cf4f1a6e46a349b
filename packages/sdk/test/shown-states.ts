/**
 * Bundled into a page by tests: puts every state of what a participant is shown on the screen, one after another, by the
 * parts that the script is made of. What leads from one state to the next is tested where it happens.
 */
import type { NoticeLanguage } from '@opname/protocol';
import { openPanel } from '../src/controls/panel.ts';
import type { PanelFacts } from '../src/controls/controls-door.ts';
import { startIndicator } from '../src/controls/indicator.ts';
import type { SavedGrant } from '../src/gate/grant.ts';
import { LANGUAGE_TEXTS } from '../src/languages/languages.ts';
import type { Told } from '../src/notice/notice-content.ts';
import { startNotice } from '../src/notice/notice.ts';
import { NOTICE } from './notice.ts';

const MINUTE_MS = 60_000;
const now = Date.now();

const saved: SavedGrant = {
  grant: 'signed',
  recording: '5e1cf3a8-9a57-4a43-a5a3-3a2f6f1b9a10',
  level: 'screen',
  until: now + 80 * MINUTE_MS,
  expires: now + 30 * 24 * 60 * MINUTE_MS,
  subject: 'participant-1',
  offset: 0,
  process: NOTICE.process,
  choices: [
    ['allowed', now - 3 * MINUTE_MS],
    ['paused', now - 2 * MINUTE_MS],
    ['resumed', now - MINUTE_MS],
  ],
};
const RECORDING: PanelFacts = {
  is: 'recording',
  saved,
  declined: false,
  signal: false,
  canAllow: false,
  why: undefined,
};

const PANELS: Record<string, PanelFacts> = {
  recording: RECORDING,
  paused: { ...RECORDING, is: 'paused' },
  kept: { ...RECORDING, is: 'off', saved: { ...saved, ended: 'keep' }, why: 'keep' },
  erased: { ...RECORDING, is: 'off', saved: undefined, why: 'erase' },
  declined: { ...RECORDING, is: 'off', saved: undefined, declined: true, canAllow: true },
  signal: { ...RECORDING, is: 'off', saved: undefined, signal: true, canAllow: true },
};

/** Every state, by the element that shows it. */
export const STATES: [host: 'notice' | 'indicator' | 'panel', state: string][] = [
  ['notice', 'question'],
  ['notice', 'second layer'],
  ['notice', 'sending'],
  ['notice', 'failed'],
  ['indicator', 'recording'],
  ['indicator', 'open'],
  ['indicator', 'paused'],
  ['indicator', 'moved'],
  ['indicator', 'stopped'],
  ...[...Object.keys(PANELS), 'failed'].map((state) => ['panel', state] as ['panel', string]),
];

const fail = () => Promise.reject(new Error('as asked'));

let hide = () => {};

/** @param theme as a site sets it: `auto`, `light` or `dark` */
function show(host: string, state: string, look: { language: NoticeLanguage; theme: string }): void {
  hide();
  hide = SHOW[host]?.(state, look) ?? (() => {});
}

type Show = (state: string, look: { language: NoticeLanguage; theme: string }) => () => void;

function toldIn(language: NoticeLanguage): Told {
  const rules = { version: '1', rules: [{ action: 'hide' }, { action: 'mask' }] };
  return {
    notice: NOTICE,
    language,
    texts: LANGUAGE_TEXTS[language],
    level: 'screen',
    until: now + 80 * MINUTE_MS,
    rules,
  };
}

const SHOW: Record<string, Show> = {
  notice(state, { language, theme }) {
    const told = toldIn(language);
    const preview = { open: async () => {} };
    const answer = () => (state === 'failed' ? Promise.resolve(told.texts.failed) : new Promise<string>(() => {}));
    const stop = startNotice({ ...told, theme, allow: answer, decline() {}, preview });
    if (state === 'second layer') within('notice', 'details').setAttribute('open', '');
    return stop;
  },
  indicator(state, look) {
    const acts = { pause() {}, resume() {}, end() {}, openPanel() {} };
    const paused = state === 'paused';
    // Away from every corner, where what opens has the least room.
    if (state === 'moved') localStorage.setItem('opname.place.demo', '{"isLeft":true,"isTop":true,"x":70,"y":90}');
    const indicator = startIndicator({ site: 'demo', saved: { ...saved, paused }, ...acts, look });
    if (state !== 'recording' && state !== 'stopped') within('indicator', '.pill').click();
    if (state === 'stopped') indicator.stop('failed');
    return () => {
      indicator.stop('keep');
      document.querySelector('opname-indicator')?.remove();
    };
  },
  panel(state, { language, theme }) {
    const told = toldIn(language);
    const does = { pause: fail, resume: fail, end: fail, allow: () => Promise.resolve('failed' as const) };
    const facts = () => PANELS[state] ?? RECORDING;
    const panel = openPanel({ told, theme, server: '', facts, preview: { open: fail }, ...does });
    within('panel', 'details').setAttribute('open', '');
    if (state === 'failed') within('panel', '[data-opname=pause]').click();
    return () => panel.close();
  },
};

function within(host: string, selector: string): HTMLElement {
  const found = document.querySelector(`opname-${host}`)?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No ${selector} in the ${host}`);
  return found;
}

Object.assign(globalThis, { show });
