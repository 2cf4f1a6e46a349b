import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Handle } from './handle.ts';
import type { StartOptions } from './options.ts';
import { openQueue, type Command } from './queue.ts';

type Page = { Opname?: Command[] & Partial<Handle> & { start?: (options: StartOptions) => void } };
const page = globalThis as Page;
const OPTIONS: StartOptions = { site: 'demo', subject: 'participant-1' };

const resolves = () => vi.fn<() => Promise<void>>(() => Promise.resolve());

function createHandle() {
  return {
    status: vi.fn<Handle['status']>(() => ({ status: 'not-recording' })),
    on: vi.fn<Handle['on']>(() => () => {}),
    ask: vi.fn<() => void>(),
    pause: resolves(),
    resume: resolves(),
    stop: resolves(),
    erase: resolves(),
    openPanel: resolves(),
    preview: resolves(),
  } satisfies Handle;
}

function open(commands: Command[]) {
  page.Opname = commands;
  const handle = createHandle();
  const start = vi.fn<(options: StartOptions) => Handle>(() => handle);
  openQueue(start, undefined);
  return { handle, start, queue: page.Opname };
}

afterEach(() => {
  delete page.Opname;
  vi.restoreAllMocks();
});

describe('calls before the script is there', () => {
  it('wait for start, whatever came first, and keep their order', () => {
    const heard = vi.fn<(handle: Handle) => void>();
    const { handle, start } = open([['ask'], heard, ['start', OPTIONS], ['pause']]);
    expect(start).toHaveBeenCalledExactlyOnceWith(OPTIONS);
    expect(heard).toHaveBeenCalledExactlyOnceWith(handle);
    expect(handle.ask).toHaveBeenCalledBefore(handle.pause);
  });

  it('run at once when they come later, as methods too', () => {
    const { handle, queue } = open([['start', OPTIONS]]);
    queue.push(['pause']);
    void queue.resume?.();
    expect(handle.pause).toHaveBeenCalledOnce();
    expect(handle.resume).toHaveBeenCalledOnce();
  });

  it('are told on the console when there is no such method, and throw nothing', () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const { queue } = open([['start', OPTIONS]]);
    expect(() => queue.push(['paus'] as unknown as Command)).not.toThrow();
    expect(String([...told.mock.calls, ...warned.mock.calls])).toContain('no method paus');
  });
});

describe('a second start', () => {
  it('of the same person changes nothing', () => {
    const { handle, start, queue } = open([['start', OPTIONS]]);
    queue.start?.({ ...OPTIONS });
    expect(start).toHaveBeenCalledOnce();
    expect(handle.stop).not.toHaveBeenCalled();
  });

  it('of another person ends what is recorded, for nobody is recorded on the yes of another', () => {
    const { handle, queue } = open([['start', OPTIONS]]);
    queue.start?.({ ...OPTIONS, subject: 'participant-2' });
    expect(handle.stop).toHaveBeenCalledOnce();
  });
});

describe('a tag that says who uses the page', () => {
  it('starts by itself, and ends for another person', () => {
    page.Opname = [];
    const handle = createHandle();
    openQueue(() => handle, OPTIONS);
    page.Opname.push(['start', { ...OPTIONS, subject: 'participant-2' }]);
    expect(handle.stop).toHaveBeenCalledOnce();
  });
});

describe('a page without a list of its own', () => {
  it('gets no global from us', () => {
    openQueue(() => createHandle(), OPTIONS);
    expect('Opname' in page).toBe(false);
  });
});
