import { NO_RULES } from '@opname/privacy';
import { guard } from '../guard.ts';
import { createRequests } from '../transport/requests.ts';
import { createTransport } from '../transport/transport.ts';
import { loadByRule } from './by-rule/load-by-rule.ts';
import { createClock } from './clock.ts';
import type { EndReason, Recording, RecordingOptions } from './recorder-door.ts';
import { followAssets } from './follow-assets.ts';
import { startRun, type RunParts } from './run.ts';
import {
  end,
  endBy,
  enter,
  followMemory,
  followWord,
  obey,
  pause,
  resume,
  tellPause,
  type Session,
} from './session.ts';
import { joinTabs } from './tabs.ts';
import { createWatch } from './watch.ts';

export { settle } from './settle.ts';

/** Milliseconds after a yes in which the server need not be asked how the recording stands: it has just said so. */
const FRESH_MS = 5_000;

/**
 * The script that is loaded after a yes: records here, and is paused, resumed and ended together with the other tabs.
 *
 * @throws {Error} when the rules of the site cannot be followed; nothing is recorded then.
 */
export async function startRecording(options: RecordingOptions): Promise<Recording> {
  const { rules } = options.saved;
  if (rules === undefined) return startHere(options, { rules: NO_RULES });
  const { parseRules, startCanvasPictures } = await loadByRule();
  return startHere(options, { rules: parseRules(rules), startCanvas: startCanvasPictures });
}

function startHere(options: RecordingOptions, byRule: Pick<RunParts, 'rules' | 'startCanvas'>): Recording {
  const { server, site, saved, onChange, onEnd } = options;
  const clock = createClock(saved.offset);
  // Not those of the transport, which are broken off when it stops.
  const requests = createRequests(server, saved.grant);
  const endFor = guard((why: EndReason) => void endBy(session, why));
  const watch = createWatch({
    clock,
    requests,
    end: endFor,
    saved: () => session.saved,
    isRecording: () => session.state === 'recording',
    isSeen: () => session.indicator.isSeen(),
    restart: () => restart(session),
    obey: (change) => obey(session, change),
  });
  const run = startRun({
    ...byRule,
    saved,
    followAssets: () => followAssets({ server, ...saved }),
    clock,
    onHeard: watch.hear,
    transport: createTransport(server, saved),
    tick: () => session.state !== 'ended' && watch.tick(),
    onEnd: (why) => (why === 'window-over' ? void watch.over() : endFor(why)),
  });
  const tabs = joinTabs({
    site,
    recording: saved.recording,
    onMemory: () => followMemory(session),
    onWord: (word) => followWord(session, word),
  });
  const indicator = options.showIndicator({
    site,
    saved,
    pause: () => void pause(session, 'indicator'),
    resume: () => void resume(session, 'indicator'),
    end: (what) => void end(session, what, 'indicator'),
  });
  const session: Session = {
    site,
    saved,
    clock,
    requests,
    check: watch.check,
    run,
    indicator,
    tabs,
    onChange,
    onEnd,
    state: 'starting',
  };
  void enter(session);
  if (saved.paused && saved.untold) void tellPause(session, saved.untold);
  else if (clock.now() - (saved.choices.at(-1)?.[1] ?? 0) > FRESH_MS) void watch.check();
  return {
    pause: (how) => pause(session, how),
    resume: (how) => resume(session, how),
    end: (what, how) => end(session, what, how),
  };
}

/** A new page, because time went back. */
function restart({ run, state }: Session): void {
  if (state !== 'recording') return;
  void run.pause();
  run.resume();
}
