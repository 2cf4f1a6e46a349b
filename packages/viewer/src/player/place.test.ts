import type { Page } from '@opname/protocol';
import { describe, expect, it } from 'vitest';
import { choosePage, formatPlace, parsePlace } from './place.ts';

const page = (id: string, events: number): Page => ({
  id,
  startedAt: 0,
  endedAt: 1,
  closed: true,
  missingChunks: 0,
  dropped: {},
  segments: events > 0 ? [{ id: `${id}-0`, from: 0, to: 1, events, bytes: 1, made: 0 }] : [],
  activity: '',
  happenings: [],
  scrolledTo: 0,
});

describe('the address of a place', () => {
  it('names a page and a time', () => {
    expect(parsePlace('?page=abc&t=1234')).toEqual({ page: 'abc', time: 1234 });
  });
  it('is read back as it was written', () => {
    expect(parsePlace(formatPlace({ page: 'abc', time: 1234 }))).toEqual({ page: 'abc', time: 1234 });
  });
  it('without a time stands at the beginning, as never played', () => {
    expect(parsePlace('')).toEqual({ page: null, time: null });
  });
  it('with a time that is none leaves it out', () => {
    expect(parsePlace('t=-5').time).toBeNull();
    expect(parsePlace('t=1e9').time).toBeNull();
    expect(parsePlace('t=soon').time).toBeNull();
  });
});

describe('the page that is shown', () => {
  const pages = [page('a', 0), page('b', 3), page('c', 1)];

  it('is the one that the address names', () => expect(choosePage(pages, 'c')?.id).toBe('c'));
  it('is else the first with events', () => expect(choosePage(pages, 'gone')?.id).toBe('b'));
  it('is else the first', () => expect(choosePage([page('a', 0)], null)?.id).toBe('a'));
  it('is none where nothing was recorded', () => expect(choosePage([], null)).toBeNull());
});
