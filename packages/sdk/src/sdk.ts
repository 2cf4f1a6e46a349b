import { guard, tell } from './guard.ts';
import { createHandle, type Handle } from './handle.ts';
import { parseOptions, type StartOptions } from './options.ts';

export type { Handle } from './handle.ts';
export type { Language } from './notice/notice-texts.ts';
export type { StartOptions } from './options.ts';
export type { Status } from './status.ts';
export type { Command } from './queue.ts';

const nothing = () => Promise.resolve();

/** What `start` returns where it could not start: it holds nothing. */
const NOTHING: Handle = {
  status: () => ({ status: 'not-recording' }),
  on: () => () => {},
  ask: () => {},
  pause: nothing,
  resume: nothing,
  stop: nothing,
  erase: nothing,
  openPanel: nothing,
  preview: nothing,
};

const load = {
  recorder: () => import('./recorder/recorder.ts'),
  controls: () => import('./controls/controls.ts'),
  preview: () => import('./preview/preview.ts'),
};

/** One person at a time uses a document. */
let begun: { site: string; subject: string; handle: Handle } | undefined;

/**
 * Asks the participant and, after a yes, records until the window ends. Never throws: a wrong option is told on the
 * console with its cure, and nothing is recorded. The same person a second time gets the same handle.
 *
 * @example
 * import { en } from '@opname/sdk/languages/en';
 * const recording = start({ server: 'https://opname.example.org', site: 'demo', subject: user.id, trialStart, notice, languages: [en] });
 */
export function start(options: StartOptions): Handle {
  return guard(begin)(options) ?? NOTHING;
}

function begin(options: StartOptions): Handle {
  const settings = parseOptions(options);
  const { site, subject } = settings;
  if (begun) {
    if (begun.site !== site || begun.subject !== subject) {
      // Nobody is recorded on another's yes.
      void begun.handle.stop();
      tell('start was called for another person; load the document anew when somebody else signs in.');
    }
    return begun.handle;
  }
  if (!options.languages?.length) throw new Error('no languages; import them from @opname/sdk/languages/….');
  const texts = Object.fromEntries(options.languages.map(({ code, texts: words }) => [code, words]));
  const handle = createHandle({ settings, served: undefined, texts, load });
  begun = { site, subject, handle };
  return handle;
}
