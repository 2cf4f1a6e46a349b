import type { Level } from '@opname/protocol';
import { createHost, element, fill } from '../element.ts';
import { guard } from '../guard.ts';
import { NOTICE_LOOK } from './notice-look.ts';
import { NOTICE_TEXTS, type NoticeTexts } from './notice-texts.ts';
import type { Preview } from '../preview/open-preview.ts';
import type { ChosenNotice } from './published-notice.ts';
import { isReallyVisible } from './really-visible.ts';

/** Milliseconds before the announcement: screen readers read a live region's change, not what it was born with. */
const ANNOUNCE_AFTER_MS = 500;

export interface Question extends ChosenNotice {
  level: Level;
  /** The window's end, if the page knows when the trial began. */
  until: number | undefined;
  /** A yes. @returns whether it reached the server; if not, the question stays and says so. */
  allow: () => Promise<boolean>;
  decline: () => void;
  /** Shows what would be recorded. */
  preview: Pick<Preview, 'open'>;
}

/** Shows the question, first in the document and without taking the focus. @returns what takes it away. */
export function startNotice(question: Question): () => void {
  const texts = NOTICE_TEXTS[question.language];
  const said = element('p', { class: 'quiet', role: 'status' });
  const allow = element('button', { 'data-opname': 'allow' }, texts.allow);
  const decline = element('button', { 'data-opname': 'decline' }, texts.decline);
  const preview = element('button', { class: 'preview' }, texts.preview);
  const say = (text: string) => {
    said.className = '';
    said.textContent = text;
  };
  let sending = false;
  const answerYes = async (event: Event) => {
    if (sending || !event.isTrusted) return;
    if (![allow, decline].every((button) => isReallyVisible(button, host))) return say(texts.covered);
    sending = true;
    say(texts.sending);
    const arrived = await question.allow();
    sending = false;
    if (!arrived) failed();
  };
  allow.addEventListener('click', guard(answerYes));
  decline.addEventListener('click', guard(question.decline));
  const failed = () => say(texts.failed);
  preview.addEventListener(
    'click',
    guard(() => question.preview.open(), failed),
  );

  const content = element(
    'div',
    { class: 'card', role: 'region', 'aria-labelledby': 'title', lang: question.language, dir: 'auto' },
    createText(question, texts, preview),
    said,
    element('div', { class: 'pair' }, decline, allow),
  );
  const host = createHost('opname-notice', NOTICE_LOOK, content);
  document.body.prepend(host);
  const announcing = setTimeout(
    () => (said.textContent ||= content.querySelector('h2')?.textContent ?? ''),
    ANNOUNCE_AFTER_MS,
  );
  return () => {
    clearTimeout(announcing);
    host.remove();
  };
}

function createText(question: Question, texts: NoticeTexts, preview: Node): HTMLElement {
  const { notice } = question;
  const values = createValues(question, texts);
  const rows = (list: NoticeTexts['first'] | NoticeTexts['second']) =>
    element('dl', {}, ...list.flatMap((row) => createRow(row, values)));
  const small = element('p', { class: 'small' }, fill(texts.small, values), ' ');
  if (notice.policyUrl) small.append(createLink(notice.policyUrl, texts.policy));
  const more = element('details', {}, element('summary', {}, texts.more), rows(texts.second), small);
  return element(
    'div',
    { class: 'text' },
    element('h2', { id: 'title' }, fill(texts.title, values)),
    rows(texts.first),
    more,
    preview,
  );
}

type Values = Record<string, unknown>;

/** @returns the settings in force, in words of the notice's language. */
function createValues({ notice, language, level, until }: Question, texts: NoticeTexts): Values {
  const { windowMinutes, retentionDays } = notice;
  const count = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const window = windowMinutes % 60 ? count(windowMinutes, 'minute') : count(windowMinutes / 60, 'hour');
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(until);
  return {
    ...notice,
    window,
    seen: texts.seen[level],
    masked: texts.masked[level],
    kept: count(retentionDays, 'day'),
    end: fill(texts.end[until ? 0 : 1], { time, window }),
    purpose: notice.purpose[language] ?? '',
    watchers: notice.watchers[language] ?? '',
  };
}

function createRow([label, sentence]: [label: string, sentence: string], values: Values): Node[] {
  const text = fill(sentence, values);
  return [element('dt', {}, label), element('dd', {}, createLink(text, text))];
}

/** @returns a link to a web or e-mail address, and plain text for anything else: no other scheme becomes clickable. */
function createLink(address: string, text: string): Node | string {
  const scheme = /^https?:\/\/\S+$/.test(address) ? '' : /^[^\s:/]+@[^\s:/]+$/.test(address) ? 'mailto:' : undefined;
  if (scheme === undefined) return text;
  return element('a', { href: scheme + address, target: '_blank', rel: 'noreferrer' }, text);
}
