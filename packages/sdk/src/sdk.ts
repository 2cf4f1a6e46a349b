import { guard } from './guard.ts';
import { parseOptions, type StartOptions } from './options.ts';
import { createHandle, type Handle } from './handle.ts';

export type { Handle, Status } from './handle.ts';
export type { StartOptions } from './options.ts';

/** What `start` returns where it could not start: it holds nothing. */
const NOTHING: Handle = {
  status: () => ({ status: 'not-recording' }),
  on: () => () => {},
  stop: () => Promise.resolve(),
  erase: () => Promise.resolve(),
  preview: () => Promise.resolve(),
};

const loadRecorder = () => import('./recorder/recorder.ts');
const loadPreview = () => import('./preview/preview.ts');

/**
 * Asks the participant and, after a yes, records until the window ends. Never throws: a wrong option is told on the
 * console with its cure, and nothing is recorded.
 *
 * @example
 * const recording = start({ server: 'https://opname.example.org', site: 'demo', subject: user.id, trialStart, notice });
 */
export function start(options: StartOptions): Handle {
  return (
    guard(() => createHandle({ settings: parseOptions(options), served: undefined, loadRecorder, loadPreview }))() ??
    NOTHING
  );
}
