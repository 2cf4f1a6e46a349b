import type { Controls } from '../controls/controls-door.ts';
import { createHost, element } from '../element.ts';
import { guard } from '../guard.ts';
import type { Preview } from '../preview/open-preview.ts';
import { createNoticeContent, type Told } from './notice-content.ts';
import { NOTICE_LOOK } from './notice-look.ts';
import { isReallyVisible } from './really-visible.ts';

/** Milliseconds before the announcement: screen readers read a live region's change, not what it was born with. */
const ANNOUNCE_AFTER_MS = 500;

export interface Question extends Told {
  theme: string;
  allow: Controls['allow'];
  decline: () => void;
  /** Shows what would be recorded. */
  preview: Pick<Preview, 'open'>;
}

/** Shows the question, first in the document and without taking the focus. @returns what takes it away. */
export function startNotice(question: Question): () => void {
  const { texts, language, theme } = question;
  const { title, first, second } = createNoticeContent(question);
  const said = element('p', { class: 'quiet', role: 'status' });
  const allow = element('button', { 'data-opname': 'allow' }, texts.allow);
  const decline = element('button', { 'data-opname': 'decline' }, texts.decline);
  const preview = element('button', { class: 'preview' }, texts.preview);
  const say = (words: string) => {
    said.className = '';
    said.textContent = words;
  };
  const failed = () => {
    sending = false;
    say(texts.failed);
  };
  let sending = false;
  const answerYes = async (event: Event) => {
    if (sending || !event.isTrusted) return;
    if (![allow, decline].every((button) => isReallyVisible(button, host))) return say(texts.covered);
    sending = true;
    say(texts.sending);
    say(await question.allow(content));
    sending = false;
  };
  allow.addEventListener('click', guard(answerYes, failed));
  decline.addEventListener('click', guard(question.decline));
  preview.addEventListener(
    'click',
    guard(() => question.preview.open(), failed),
  );

  const more = element('details', {}, element('summary', {}, texts.more), ...second);
  const words = element('div', { class: 'text' }, element('h2', { id: 'title' }, title), first, more, preview);
  const content = element(
    'div',
    { class: `card ${theme}`, role: 'region', 'aria-labelledby': 'title', lang: language, dir: 'auto' },
    words,
    said,
    element('div', { class: 'pair' }, decline, allow),
  );
  const host = createHost('opname-notice', NOTICE_LOOK, content);
  document.body.prepend(host);
  const announcing = setTimeout(() => (said.textContent ||= title), ANNOUNCE_AFTER_MS);
  return () => {
    clearTimeout(announcing);
    host.remove();
  };
}
