import type { ProcessingRecord } from '@opname/protocol';
import { markup, type Html } from '../documents/html.ts';
import { nameCountry, showFacts, type Fact } from '../documents/notice-facts.ts';
import { framePage } from '../documents/page-frame.ts';
import { formatDate, PAGE_WORDS, type PageLanguage, type PageWords } from '../documents/page-words.ts';
import { RECORD_WORDS, type RecordWords } from './record-words.ts';

/** @returns the records of processing as one page to be read or printed by staff. */
export function showProcessingRecords(records: readonly ProcessingRecord[], language: PageLanguage): string {
  const words = RECORD_WORDS[language];
  const madeAt = formatDate(records[0]?.madeAt ?? 0, language);
  return framePage({
    language,
    title: words.title,
    publisher: records.length === 1 ? (records[0]?.siteName ?? '') : 'Opname',
    links: [],
    languages: [],
    content: markup`<h1>${words.title}</h1>
<p class="lead">${words.lead(madeAt)}</p>
${records.map((record) => showRecord(record, words, PAGE_WORDS[language]))}`,
  });
}

function showRecord(record: ProcessingRecord, words: RecordWords, page: PageWords): Html {
  return markup`<h2>${record.siteName}</h2>
${showFacts([...listWhoAndWhy(record, words, page), ...listWhatAndHow(record, words, page)])}`;
}

function listWhoAndWhy(record: ProcessingRecord, words: RecordWords, { facts, language }: PageWords): Fact[] {
  const { name, address, contact, country } = record.controller;
  const place = country === undefined ? [] : [nameCountry(country, language)];
  return [
    { name: facts.controller, lines: [name, ...(address === undefined ? [] : [address]), ...place] },
    { name: facts.contact, lines: [contact] },
    { name: facts.purpose, lines: [sayIn(record.purpose, language), ...record.purposes.map((term) => `dpv:${term}`)] },
    { name: words.legalBasis, lines: [words.consent] },
    { name: words.subjects, lines: record.subjects.map((one) => words.subject[one]) },
    { name: words.data, lines: record.data.map((one) => words.datum[one]) },
    { name: words.rules, lines: [words.ruleCount(record.rules.version, record.rules.count)] },
  ];
}

function listWhatAndHow(record: ProcessingRecord, words: RecordWords, page: PageWords): Fact[] {
  const { facts, language } = page;
  const { retention, notice } = record;
  const processors = record.processors.map(
    ({ name, service, country }) => `${name}, ${service} (${nameCountry(country, language)})`,
  );
  const countries = record.thirdCountries.map((code) => nameCountry(code, language));
  return [
    { name: facts.watchers, lines: [sayIn(record.watchers, language)] },
    { name: facts.recipients, lines: record.recipients.length > 0 ? record.recipients : [page.none] },
    { name: facts.processors, lines: processors.length > 0 ? processors : [page.none] },
    { name: words.thirdCountries, lines: countries.length > 0 ? countries : [words.noThirdCountries] },
    { name: facts.window, lines: [page.minutes(retention.windowMinutes)] },
    { name: facts.retention, lines: [page.days(retention.recordingDays)] },
    { name: words.proof, lines: [words.proofKept(retention.requestDays)] },
    { name: words.security, lines: record.security.map((one) => words.measure[one]) },
    { name: words.notice, lines: [`${page.version(notice.version)}, ${notice.updated}`], href: notice.url },
  ];
}

function sayIn(texts: Readonly<Record<string, string>>, language: string): string {
  return texts[language] ?? texts['en'] ?? Object.values(texts)[0] ?? '';
}
