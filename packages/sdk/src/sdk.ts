import { guard } from './guard.ts';
import { parseOptions, type StartOptions } from './options.ts';
import { startGate, type Handle } from './start.ts';

export type { Status } from './gate/state.ts';
export type { StartOptions } from './options.ts';
export type { Handle } from './start.ts';

/** What `start` returns where it could not start: it holds nothing. */
const NOTHING: Handle = {
  status: () => ({ status: 'not-recording' }),
  on: () => () => {},
  stop: () => Promise.resolve(),
  erase: () => Promise.resolve(),
};

/**
 * Asks the participant and, after a yes, records until the window ends. Never throws: a wrong option is told on the
 * console with its cure, and nothing is recorded.
 *
 * @example
 * const recording = start({ server: 'https://opname.example.org', site: 'demo', subject: user.id, trialStart, notice });
 */
export function start(options: StartOptions): Handle {
  const loadRecorder = () => import('./recorder/recorder.ts');
  return guard(() => startGate({ settings: parseOptions(options), served: undefined, loadRecorder }))() ?? NOTHING;
}
