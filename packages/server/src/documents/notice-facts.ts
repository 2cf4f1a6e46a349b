import type { Notice } from '@opname/protocol';
import { markup, type Html } from './html.ts';
import type { PageWords } from './page-words.ts';

/** A sentence of the notice's settings, as text for a comparison and as markup for a page. */
export interface Fact {
  name: string;
  lines: string[];
  href?: string;
}

/** @returns what a notice says about the recording, in the words of the page. */
export function listFacts(notice: Notice, words: PageWords): Fact[] {
  const { facts, language } = words;
  const said = (texts: Readonly<Record<string, string>>) =>
    texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
  return [
    { name: facts.controller, lines: [notice.controller, ...(notice.address ? [notice.address] : [])] },
    { name: facts.contact, lines: [notice.contact], ...linkTo(notice.contact) },
    { name: facts.purpose, lines: [said(notice.purpose)] },
    { name: facts.watchers, lines: [said(notice.watchers)] },
    { name: facts.window, lines: [words.minutes(notice.windowMinutes)] },
    { name: facts.level, lines: [words.levels[notice.level]] },
    { name: facts.retention, lines: [words.days(notice.retentionDays)] },
    { name: facts.counts, lines: [words.counts] },
    { name: facts.processors, lines: listOr(words.none, notice.processors.map(describeProcessor(language))) },
    { name: facts.recipients, lines: listOr(words.none, notice.recipients ?? []) },
    ...(notice.policyUrl ? [{ name: facts.policy, lines: [notice.policyUrl], href: notice.policyUrl }] : []),
  ];
}

export function showFacts(facts: readonly Fact[]): Html {
  return markup`<dl>
    ${facts.map(
      ({ name, lines, href }) =>
        markup`<dt>${name}</dt>
          <dd>${showLines(lines, href)}</dd>`,
    )}
  </dl>`;
}

function showLines(lines: readonly string[], href: string | undefined): Html {
  if (lines.length > 1)
    return markup`<ul>
      ${lines.map((line) => markup`<li>${line}</li>`)}
    </ul>`;
  const text = lines[0] ?? '';
  return href ? markup`<a href="${href}">${text}</a>` : markup`${text}`;
}

const listOr = (none: string, lines: readonly string[]) => (lines.length > 0 ? [...lines] : [none]);

type Processor = Notice['processors'][number];

const describeProcessor =
  (language: string) =>
  ({ name, service, country }: Processor) =>
    `${name}, ${service} (${nameCountry(country, language)})`;

export function nameCountry(code: string, inLanguage: string): string {
  return new Intl.DisplayNames(inLanguage, { type: 'region' }).of(code) ?? code;
}

function linkTo(contact: string): { href?: string } {
  if (/^https?:\/\/\S+$/i.test(contact)) return { href: contact };
  return /^[^\s@]+@[^\s@]+$/.test(contact) ? { href: `mailto:${contact}` } : {};
}
