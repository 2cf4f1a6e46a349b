// @vitest-environment jsdom
import type { PublishedNotice } from '@opname/protocol';
import { afterEach, describe, expect, it } from 'vitest';
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

afterEach(() => document.body.replaceChildren());

describe('the notice', () => {
  it('is the one that the server wrote into the script', () => {
    expect(chooseNotice(undefined, notice, 'en').notice).toEqual(notice);
  });

  it('is rather the one of the page, where it has one', () => {
    const own = document.createElement('script');
    own.type = 'application/json';
    own.id = 'own-notice';
    own.textContent = JSON.stringify({ ...notice, version: 'own' });
    document.body.append(own);
    expect(chooseNotice('#own-notice', notice, 'en').notice.version).toBe('own');
  });

  it('is asked in the language of the page', () => {
    expect(chooseNotice(undefined, notice, 'nl-BE').language).toBe('nl');
  });

  it('is asked in English where the page speaks a language without texts', () => {
    expect(chooseNotice(undefined, notice, 'fi').language).toBe('en');
    expect(chooseNotice(undefined, notice, '').language).toBe('en');
    expect(chooseNotice(undefined, { ...notice, purpose: { en: notice.purpose.en } }, 'nl').language).toBe('en');
  });
});

describe('nothing is asked, and the cure is told', () => {
  it('when there is no notice for the site', () => {
    expect(() => chooseNotice(undefined, undefined, 'en')).toThrow('compare data-site with the server');
  });

  it('when the page points at nothing, or at something else', () => {
    expect(() => chooseNotice('#nowhere', notice, 'en')).toThrow('data-notice finds no notice');
  });

  it('when a slot of the notice is missing, with its name', () => {
    expect(() => chooseNotice(undefined, { ...notice, contact: '' }, 'en')).toThrow('no contact');
    expect(() => chooseNotice(undefined, { ...notice, retentionDays: undefined }, 'en')).toThrow('no retentionDays');
  });

  it('when the notice is in no language that can be shown', () => {
    const finnish = { ...notice, purpose: { fi: 'Syy.' }, watchers: { fi: 'Tutkijat.' } };
    expect(() => chooseNotice(undefined, finnish, 'nl')).toThrow('no purpose and watchers in nl or en');
  });
});
