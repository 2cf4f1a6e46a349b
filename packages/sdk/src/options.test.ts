// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { parseOptions, type StartOptions } from './options.ts';

const SERVER = 'https://opname.example.org';
const right: StartOptions = { site: 'demo', subject: 'participant-1', server: SERVER };

describe('options', () => {
  it('take the origin of the script for the server unless one is given', () => {
    expect(parseOptions({ site: 'demo', subject: 'p' }, SERVER).server).toBe(SERVER);
    expect(parseOptions({ ...right, server: 'https://opname.example.org/eu/' }, 'https://x.test').server).toBe(
      'https://opname.example.org/eu',
    );
  });

  it('take the start of the trial as a date, as ISO 8601, or as milliseconds', () => {
    const instant = Date.UTC(2026, 4, 4, 9);
    expect(parseOptions({ ...right, trialStart: new Date(instant) }).trialStart).toBe(instant);
    expect(parseOptions({ ...right, trialStart: '2026-05-04T09:00:00Z' }).trialStart).toBe(instant);
    expect(parseOptions({ ...right, trialStart: String(instant) }).trialStart).toBe(instant);
    expect(parseOptions({ ...right, trialStart: instant }).trialStart).toBe(instant);
    expect(parseOptions({ ...right, trialStart: '' }).trialStart).toBeUndefined();
  });

  it('take the language of the document unless one is given', () => {
    document.documentElement.lang = 'nl-NL';
    expect(parseOptions(right).locale).toBe('nl-NL');
    expect(parseOptions({ ...right, locale: 'en' }).locale).toBe('en');
  });
});

describe('a wrong option is refused with its cure', () => {
  it('without a site', () => {
    expect(() => parseOptions({ ...right, site: '' })).toThrow('set data-site to its key');
  });

  it('without a subject, or with one that is too long', () => {
    expect(() => parseOptions({ ...right, subject: '' })).toThrow('set data-subject');
    expect(() => parseOptions({ ...right, subject: 'x'.repeat(257) })).toThrow('1 to 256 long');
  });

  it('with a start of the trial that is no date', () => {
    expect(() => parseOptions({ ...right, trialStart: 'yesterday' })).toThrow('data-trial-start is no date');
    expect(() => parseOptions({ ...right, trialStart: new Date(Number.NaN) })).toThrow('data-trial-start is no date');
  });

  it('with an unknown level', () => {
    expect(() => parseOptions({ ...right, level: 'all' as 'screen' })).toThrow('one of screen,inputs,structure');
  });

  it('with a server that is no address', () => {
    expect(() => parseOptions({ ...right, server: 'opname' })).toThrow('data-server is no address');
  });
});
