import { describe, expect, it } from 'vitest';
import { decide, readSignal, type Facts } from './gate.ts';
import type { SavedGrant } from './grant.ts';

const NOW = Date.UTC(2026, 4, 4, 9);
const MINUTE_MS = 60_000;

const yes: SavedGrant = {
  grant: 'signed',
  recording: '5e1cf3a8-9a57-4a43-a5a3-3a2f6f1b9a10',
  level: 'screen',
  until: NOW + 60 * MINUTE_MS,
  expires: NOW + 30 * 24 * 60 * MINUTE_MS,
  subject: 'participant-1',
  offset: 0,
  process: 'b'.repeat(64),
  choices: [['allowed', NOW]],
};

const silence: Facts = {
  subject: 'participant-1',
  process: yes.process,
  saved: undefined,
  declined: false,
  stopped: false,
  signal: false,
  supported: true,
  now: NOW,
  windowEnd: NOW + 90 * MINUTE_MS,
};

describe('the gate asks', () => {
  it('when nobody has answered yet and the window is open', () => {
    expect(decide(silence)).toEqual({ do: 'ask' });
  });

  it('when only the server knows when the window ends', () => {
    expect(decide({ ...silence, windowEnd: undefined })).toEqual({ do: 'ask' });
  });

  it('when someone else uses the browser in which another person said yes', () => {
    expect(decide({ ...silence, subject: 'participant-2', saved: yes })).toEqual({ do: 'ask' });
  });
});

describe('a notice of which something else is done', () => {
  const other = { ...silence, saved: yes, process: 'c'.repeat(64) };

  it('F2 asks again whoever said yes to the old one, and does not record by that', () => {
    expect(decide(other)).toEqual({ do: 'ask' });
  });

  it('B8 does not ask again whoever said no, or ended the recording', () => {
    expect(decide({ ...other, saved: undefined, declined: true })).toEqual({ do: 'nothing' });
    expect(decide({ ...other, saved: { ...yes, ended: 'keep' } })).toEqual({ do: 'nothing' });
  });
});

describe('the gate lets record', () => {
  it('after a yes of this person, within its window', () => {
    expect(decide({ ...silence, saved: yes })).toEqual({ do: 'record', saved: yes });
  });

  it('B9 who said yes though the browser carries a refusal, because a person outweighs a setting', () => {
    expect(decide({ ...silence, saved: yes, signal: true })).toEqual({ do: 'record', saved: yes });
  });

  it('by the clock of the server, not by that of the browser', () => {
    const behind = { ...yes, offset: 2 * 60 * MINUTE_MS };
    expect(decide({ ...silence, saved: behind })).toEqual({ do: 'nothing' });
    const ahead = { ...yes, offset: -2 * 60 * MINUTE_MS };
    expect(decide({ ...silence, saved: ahead, now: NOW + 150 * MINUTE_MS })).toEqual({ do: 'record', saved: ahead });
  });
});

describe('the gate does nothing', () => {
  it('after a no', () => {
    expect(decide({ ...silence, declined: true })).toEqual({ do: 'nothing' });
  });

  it('when the browser refuses for its user', () => {
    expect(decide({ ...silence, signal: true })).toEqual({ do: 'nothing' });
  });

  it('when the participant has ended the recording, even before that is settled', () => {
    expect(decide({ ...silence, stopped: true })).toEqual({ do: 'nothing' });
    expect(decide({ ...silence, saved: { ...yes, ended: 'keep' } })).toEqual({ do: 'nothing' });
    expect(decide({ ...silence, saved: { ...yes, ended: 'erase' } })).toEqual({ do: 'nothing' });
  });

  it('when the window of the trial is over', () => {
    expect(decide({ ...silence, windowEnd: NOW })).toEqual({ do: 'nothing' });
  });

  it('E5 at the very moment at which the window of a yes ends, and ever after', () => {
    for (const now of [yes.until, yes.until + MINUTE_MS, yes.expires, yes.expires + 365 * 24 * 60 * MINUTE_MS])
      expect(decide({ ...silence, saved: yes, now, windowEnd: undefined })).toEqual({ do: 'nothing' });
  });

  it('in a browser that cannot compress what it would record', () => {
    expect(decide({ ...silence, supported: false })).toEqual({ do: 'nothing' });
    expect(decide({ ...silence, saved: yes, supported: false })).toEqual({ do: 'nothing' });
  });
});

describe('the browser refuses for its user', () => {
  it('with Global Privacy Control', () => {
    expect(readSignal({ globalPrivacyControl: true })).toBe(true);
  });

  it('with Do Not Track', () => {
    expect(readSignal({ doNotTrack: '1' })).toBe(true);
  });

  it('not by saying nothing, or no', () => {
    expect(readSignal({})).toBe(false);
    expect(readSignal({ globalPrivacyControl: false, doNotTrack: '0' })).toBe(false);
    expect(readSignal({ doNotTrack: null })).toBe(false);
  });
});
