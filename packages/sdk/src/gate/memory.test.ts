// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readGrant, writeGrant, type SavedGrant } from './grant.ts';
import { isDeclined, isStopped, onMemoryChange, writeDeclined } from './memory.ts';

const DECLINED_AT = Date.UTC(2026, 10, 15);
const yes: SavedGrant = {
  grant: 'signed',
  recording: '5e1cf3a8-9a57-4a43-a5a3-3a2f6f1b9a10',
  level: 'inputs',
  until: DECLINED_AT,
  expires: DECLINED_AT + 1,
  subject: 'participant-1',
  offset: -12,
  process: 'b'.repeat(64),
  choices: [['allowed', DECLINED_AT - 1]],
};

afterEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe('a no', () => {
  it('is remembered by nothing but the month until which it holds', () => {
    writeDeclined('demo', DECLINED_AT);
    expect(Object.entries(localStorage)).toEqual([['opname.declined.demo', '2027-05']]);
  });

  it('holds for six months and no longer than the end of that month', () => {
    writeDeclined('demo', DECLINED_AT);
    expect(isDeclined('demo', DECLINED_AT)).toBe(true);
    expect(isDeclined('demo', Date.UTC(2027, 4, 31))).toBe(true);
    expect(isDeclined('demo', Date.UTC(2027, 5, 1))).toBe(false);
  });

  it('is of one site', () => {
    writeDeclined('demo', DECLINED_AT);
    expect(isDeclined('other', DECLINED_AT)).toBe(false);
  });
});

describe('a yes', () => {
  it('is read back as it was written', () => {
    writeGrant('demo', yes);
    expect(readGrant('demo')).toEqual(yes);
  });

  it('is no yes when the page or an older script left something else there', () => {
    localStorage.setItem('opname.grant.demo', '{"grant":"signed"}');
    expect(readGrant('demo')).toBeUndefined();
    localStorage.setItem('opname.grant.demo', 'true');
    expect(readGrant('demo')).toBeUndefined();
    localStorage.setItem('opname.grant.demo', JSON.stringify({ ...yes, level: 'everything' }));
    expect(readGrant('demo')).toBeUndefined();
    localStorage.setItem('opname.grant.demo', JSON.stringify({ ...yes, until: null }));
    expect(readGrant('demo')).toBeUndefined();
    localStorage.setItem('opname.grant.demo', JSON.stringify({ ...yes, choices: 'all' }));
    expect(readGrant('demo')).toBeUndefined();
  });
});

describe('storage that is switched off', () => {
  it('reads as empty and throws nothing into the page', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    writeGrant('demo', yes);
    writeDeclined('demo', DECLINED_AT);
    expect(readGrant('demo')).toBeUndefined();
    expect(isDeclined('demo', DECLINED_AT)).toBe(false);
    expect(isStopped('demo', DECLINED_AT)).toBe(false);
  });
});

describe('another tab', () => {
  it('is heard when it answers, until one stops listening', () => {
    const changed = vi.fn<() => void>();
    const stop = onMemoryChange(changed);
    dispatchEvent(new StorageEvent('storage', { key: 'opname.grant.demo' }));
    dispatchEvent(new StorageEvent('storage', { key: 'theirs' }));
    expect(changed).toHaveBeenCalledTimes(1);
    stop();
    dispatchEvent(new StorageEvent('storage', { key: 'opname.grant.demo' }));
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('is heard when it clears all storage', () => {
    const changed = vi.fn<() => void>();
    const stop = onMemoryChange(changed);
    dispatchEvent(new StorageEvent('storage', { key: null }));
    expect(changed).toHaveBeenCalledTimes(1);
    stop();
  });
});
