import type { Level } from '@opname/protocol';
import { createHost, element, fill } from '../element.ts';
import { guard } from '../guard.ts';
import { NOTICE_LOOK } from './notice-look.ts';
import { NOTICE_TEXTS, type NoticeTexts } from './notice-texts.ts';
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
}

/** Shows the question, first in the document and without taking the focus. @returns what takes it away. */
export function startNotice(question: Question): () => void {
  const texts = NOTICE_TEXTS[question.language];
  const said = element('p', { class: 'said quiet', role: 'status' });
  const allow = element('button', { type: 'button', 'data-opname': 'allow' }, texts.allow);
  const decline = element('button', { type: 'button', 'data-opname': 'decline' }, texts.decline);
  const say = (text: string) => {
    said.className = 'said';
    said.textContent = text;
  };
  let sending = false;
  const answerYes = async (event: Event) => {
    if (sending || !event.isTrusted) return;
    if (!isReallyVisible(allow) || !isReallyVisible(decline)) return say(texts.covered);
    sending = true;
    say(texts.sending);
    const arrived = await question.allow();
    sending = false;
    if (!arrived) say(texts.failed);
  };
  allow.addEventListener('click', guard(answerYes));
  decline.addEventListener('click', guard(question.decline));

  const content = element(
    'div',
    { class: 'card', role: 'region', 'aria-labelledby': 'title', lang: question.language, dir: 'auto' },
    createText(question, texts),
    said,
    element('div', { class: 'pair' }, decline, allow),
  );
  const host = createHost('opname-notice', NOTICE_LOOK, content);
  document.body.prepend(host);
  const announcing = setTimeout(() => (said.textContent = texts.announcement), ANNOUNCE_AFTER_MS);
  return () => {
    clearTimeout(announcing);
    host.remove();
  };
}

function createText(question: Question, texts: NoticeTexts): HTMLElement {
  const { notice, language, level, until } = question;
  const number = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const values = {
    window:
      notice.windowMinutes % 60 ? number(notice.windowMinutes, 'minute') : number(notice.windowMinutes / 60, 'hour'),
    kept: number(notice.retentionDays, 'day'),
    until: until ? new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(until) : '',
    version: notice.version,
    updated: notice.updated,
  };
  const row = (label: string, value: Node | string) => [element('dt', {}, label), element('dd', {}, value)];
  const [howLong, withEnd, withoutEnd] = texts.howLong;
  const first = element(
    'dl',
    {},
    ...row(texts.what[0], texts.what[1][level]),
    ...row(texts.why[0], notice.purpose[language] ?? ''),
    ...row(howLong, fill(until ? withEnd : withoutEnd, values)),
    ...row(texts.watchers[0], notice.watchers[language] ?? ''),
  );
  const second = element(
    'dl',
    {},
    ...row(texts.leftOut[0], texts.leftOut[1][level]),
    ...row(...texts.others),
    ...row(texts.kept[0], fill(texts.kept[1], values)),
    ...row(...texts.stop),
    ...row(texts.controller[0], notice.controller),
    ...row(texts.contact[0], createLink(notice.contact, notice.contact)),
  );
  const small = element('p', {}, `${texts.declining} ${fill(texts.version, values)} `);
  if (notice.policyUrl) small.append(createLink(notice.policyUrl, texts.policy));
  return element(
    'div',
    { class: 'text', tabindex: '-1' },
    element('h2', { id: 'title' }, fill(texts.title, values)),
    first,
    element('details', {}, element('summary', {}, texts.more), second, small),
  );
}

/** @returns a link to a web or e-mail address, and plain text for anything else: no other scheme becomes clickable. */
function createLink(address: string, text: string): Node | string {
  const url = /^https?:\/\//.test(address) ? address : /^[^\s:/]+@[^\s:/]+$/.test(address) ? `mailto:${address}` : '';
  return url ? element('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text) : text;
}
