import { describe, expect, it } from 'vitest';
import { isEvent, parseCommand, parseReport, post, type Command, type Report } from './message.ts';

const ORIGIN = 'https://studio.test';
const sender = {};

/** What a window receives when `message` is posted to it. */
function arrival(message: unknown, change: { origin?: string; source?: unknown } = {}) {
  let data: unknown;
  post({ postMessage: (sent) => (data = sent) }, message as Command, ORIGIN);
  return { data, origin: ORIGIN, source: sender, ...change };
}

const picture = { type: 2, timestamp: 10, data: { node: {}, initialOffset: { top: 0, left: 0 } } };
const open: Command = { kind: 'open', startedAt: 1, duration: 2, speed: 1, skipInactive: true, at: null };
const events: Command = { kind: 'segment', id: 'a', events: [picture] };
const status: Report = { kind: 'status', state: 'playing', time: 12, skipping: false };

const parse = (message: unknown) => parseCommand(arrival(message), sender, ORIGIN);

describe('a message between the studio and the replay frame', () => {
  it('is sent to windows of the own origin only', () => {
    let target = '';
    post({ postMessage: (_, origin) => (target = origin) }, { kind: 'play' }, ORIGIN);
    expect(target).toBe(ORIGIN);
  });
  it('is believed when it comes from the expected window of the same origin', () => {
    expect(parseCommand(arrival(open), sender, ORIGIN)).toEqual(open);
    expect(parseCommand(arrival(events), sender, ORIGIN)).toEqual(events);
    expect(parseReport(arrival(status), sender, ORIGIN)).toEqual(status);
  });
  it('is not believed from another origin', () => {
    expect(parseCommand(arrival(open, { origin: 'https://evil.test' }), sender, ORIGIN)).toBeNull();
  });
  it('is not believed from the null origin of a sandboxed page', () => {
    expect(parseReport(arrival(status, { origin: 'null' }), sender, ORIGIN)).toBeNull();
  });
  it('is not believed from another window of the same origin', () => {
    expect(parseReport(arrival(status, { source: {} }), sender, ORIGIN)).toBeNull();
  });
  it('is not believed without our mark', () => {
    expect(parseCommand({ data: open, origin: ORIGIN, source: sender }, sender, ORIGIN)).toBeNull();
  });
  it('is not a command when it is a report, and the other way round', () => {
    expect(parseCommand(arrival(status), sender, ORIGIN)).toBeNull();
    expect(parseReport(arrival(open), sender, ORIGIN)).toBeNull();
  });
});

describe('the shape of a command', () => {
  it('must be of a known kind', () => {
    expect(parse({ kind: 'evaluate' })).toBeNull();
    expect(parse({ kind: 'toString' })).toBeNull();
    expect(parse({ kind: '__proto__' })).toBeNull();
    expect(parse(null)).toBeNull();
  });
  it('must hold finite times that are not before the start', () => {
    expect(parse({ kind: 'seek', time: -1 })).toBeNull();
    expect(parse({ kind: 'seek', time: Number.NaN })).toBeNull();
    expect(parse({ kind: 'seek', time: Infinity })).toBeNull();
    expect(parse({ kind: 'seek', time: '5' })).toBeNull();
  });
  it('must hold a speed above zero', () => expect(parse({ kind: 'speed', speed: 0 })).toBeNull());
  it('must hold events only', () => {
    expect(parse({ ...events, events: [picture, { hello: 'world' }] })).toBeNull();
    expect(parse({ ...events, events: 'all' })).toBeNull();
  });
  it('must say where to stand first', () => expect(parse({ ...open, at: undefined })).toBeNull());
});

describe('the shape of a report', () => {
  it('must hold a state that there is', () => {
    expect(parseReport(arrival({ ...status, state: 'hacked' }), sender, ORIGIN)).toBeNull();
  });
});

describe('an event', () => {
  it('has a kind and a time', () => {
    expect(isEvent({ type: 3, timestamp: 1, data: {} })).toBe(true);
    expect(isEvent({ type: '3', timestamp: 1 })).toBe(false);
    expect(isEvent({ type: 3 })).toBe(false);
    expect(isEvent(null)).toBe(false);
  });
  it('that is a full picture has a tree', () => expect(isEvent({ ...picture, data: {} })).toBe(false));
  it('that says the size of the window says both sides of it', () => {
    expect(isEvent({ type: 4, timestamp: 1, data: { width: 10 } })).toBe(false);
  });
});
