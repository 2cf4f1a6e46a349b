import type { Level } from '@opname/protocol';
import { element, fill } from '../element.ts';
import type { NoticeTexts } from './notice-texts.ts';
import type { ChosenNotice } from './published-notice.ts';

export interface Told extends ChosenNotice {
  level: Level;
  /** The window's end by this browser's clock, if the page knows when the trial began. */
  until: number | undefined;
  /** The site's own rules as they were written. */
  rules: unknown;
}

/** Both layers of the notice, in the same words wherever they are shown. */
export interface NoticeContent {
  title: string;
  first: HTMLElement;
  second: HTMLElement[];
  /** The time of day at which it ends, as it stands there; '' where the page does not know it. */
  time: string;
}

export function createNoticeContent(told: Told): NoticeContent {
  const { notice, texts } = told;
  const values = createValues(told);
  const rows = (list: NoticeTexts['first'] | NoticeTexts['second']) =>
    element('dl', {}, ...list.flatMap((row) => createRow(row, values)));
  const small = element('p', { class: 'small' }, fill(texts.small, values), ' ');
  if (notice.policyUrl) small.append(createLink(notice.policyUrl, texts.policy));
  const second = [rows(texts.second), small];
  return { title: fill(texts.title, values), first: rows(texts.first), second, time: values.time };
}

interface Values extends Record<string, unknown> {
  time: string;
}

/** @returns the settings in force, in words of the notice's language. */
function createValues({ notice, language, texts, level, until, rules }: Told): Values {
  const { windowMinutes, retentionDays } = notice;
  const count = (value: number, unit: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  const list = (names: string[]) => new Intl.ListFormat(language).format(names) || texts.nobody;
  const land = (code: string) => new Intl.DisplayNames(language, { type: 'region' }).of(code);
  const date = (options: Intl.DateTimeFormatOptions, at: number | string) =>
    new Intl.DateTimeFormat(language, options).format(new Date(at));
  const window = windowMinutes % 60 ? count(windowMinutes, 'minute') : count(windowMinutes / 60, 'hour');
  const time = until ? date({ timeStyle: 'short' }, until) : '';
  return {
    ...notice,
    window,
    time,
    updated: date({ dateStyle: 'long', timeZone: 'UTC' }, notice.updated),
    seen: texts.seen[level],
    masked: texts.masked[level],
    kept: count(retentionDays, 'day'),
    end: fill(texts.end[until ? 0 : 1], { time, window }),
    purpose: notice.purpose[language],
    watchers: notice.watchers[language]?.replace(/[^.!?؟]$/, '$&.'),
    recipients: list(notice.recipients ?? []),
    processors: list(notice.processors.map(({ name, service, country }) => `${name} (${service}, ${land(country)})`)),
    rules: ruleCounts(rules, texts.rules),
  };
}

/** @returns what the rules in force add, so that the notice says what the recorder will do. */
function ruleCounts(rules: unknown, text: string): string {
  const list = (rules as { rules?: { action: string }[] } | undefined)?.rules;
  const counts: Record<string, number> = { hide: 0, mask: 0, show: 0 };
  for (const { action } of list ?? []) counts[action] = (counts[action] ?? 0) + 1;
  return list?.length ? ` ${fill(text, counts)}` : '';
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
