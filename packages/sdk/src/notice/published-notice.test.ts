// @vitest-environment jsdom
import type { PublishedNotice } from '@opname/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { en } from '../languages/en.ts';
import { nl } from '../languages/nl.ts';
import { chooseNotice } from './published-notice.ts';

const notice: PublishedNotice = {
  version: '3',
  updated: '2026-05-01',
  controller: 'Vlonder B.V.',
  contact: 'privacy@vlonder.example',
  purpose: { en: 'To find what is hard to use.', nl: 'Om te vinden wat lastig is.' },
  watchers: { en: 'Three researchers.', nl: 'Drie onderzoekers.' },
  windowMinutes: 120,
  retentionDays: 30,
  level: 'screen',
  processors: [],
  hash: 'a'.repeat(64),
  process: 'b'.repeat(64),
};

const texts = { en: en.texts, nl: nl.texts };
const choose = (own: PublishedNotice | string | undefined, served: unknown, locale: string) =>
  chooseNotice({ own, served, texts, locale });

afterEach(() => document.body.replaceChildren());

describe('the notice', () => {
  it('is the one that the server wrote into the script', () => {
    expect(choose(undefined, notice, 'en').notice).toEqual(notice);
  });

  it('is rather the one of the page, where it has one', () => {
    const own = document.createElement('script');
    own.type = 'application/json';
    own.id = 'own-notice';
    own.textContent = JSON.stringify({ ...notice, version: 'own' });
    document.body.append(own);
    expect(choose('#own-notice', notice, 'en').notice.version).toBe('own');
  });

  it('is asked in the language of the page', () => {
    expect(choose(undefined, notice, 'nl-BE').language).toBe('nl');
  });

  it('B6 is asked in the fallback of the site where the page speaks a language without texts, else in English', () => {
    expect(choose(undefined, { ...notice, fallback: 'nl' }, 'fi').language).toBe('nl');
    expect(choose(undefined, notice, 'fi').language).toBe('en');
    expect(choose(undefined, notice, '').language).toBe('en');
    expect(choose(undefined, { ...notice, purpose: { en: notice.purpose.en } }, 'nl').language).toBe('en');
  });
});

describe('nothing is asked, and the cure is told', () => {
  it('when there is no notice for the site', () => {
    expect(() => choose(undefined, undefined, 'en')).toThrow('check data-site');
  });

  it('when the page points at nothing, or at something else', () => {
    expect(() => choose('#nowhere', notice, 'en')).toThrow('data-notice finds none');
  });

  it('B5 when a slot of the notice is missing, with its name', () => {
    expect(() => choose(undefined, { ...notice, contact: '' }, 'en')).toThrow('no contact');
    expect(() => choose(undefined, { ...notice, retentionDays: undefined }, 'en')).toThrow('no retentionDays');
  });

  it('B6 when neither the language of the page nor the fallback can be shown', () => {
    const finnish = { ...notice, purpose: { fi: 'Syy.' }, watchers: { fi: 'Tutkijat.' } };
    expect(() => choose(undefined, finnish, 'nl')).toThrow('no words in nl or en');
  });
});
