import { startAsking } from './gate/ask.ts';
import { decide, isOpen, readSignal } from './gate/gate.ts';
import { isDeclined, isStopped, onMemoryChange, readGrant, writeDeclined, writeGrant } from './gate/memory.ts';
import type { SavedGrant } from './gate/memory.ts';
import { createState, type State } from './gate/state.ts';
import { guard, tell } from './guard.ts';
import { chooseNotice } from './notice/published-notice.ts';
import { levelOf, type Settings } from './options.ts';
import { createPreview, type Preview } from './preview/open-preview.ts';
import { onPreviewKey } from './preview/preview-key.ts';
import type { PreviewModule } from './preview/preview-door.ts';
import type { EndReason, RecorderModule } from './recorder/recorder-door.ts';

export interface Wiring {
  settings: Settings;
  /** What the server wrote into the script for this site. */
  served: unknown;
  loadRecorder: () => Promise<RecorderModule>;
  loadPreview: () => Promise<PreviewModule>;
  /** Told of each new state. */
  onState?: (state: State) => void;
}

export interface Gate {
  /** Ends what is being recorded, if anything is. @returns when the server has all of it, or has erased it. */
  end: (how: 'keep' | 'erase') => Promise<void>;
  preview: Preview;
}

/** The server puts a site's rules beside its notice. */
const rulesOf = (served: unknown) => (served as { rules?: unknown } | undefined)?.rules;

const MINUTE_MS = 60_000;

/** Wires memory → decision → question → recording. Everything that is recorded has passed `decide`. */
export function startGate({ settings, served, loadRecorder, loadPreview, onState }: Wiring): Gate {
  const { site, subject, server, trialStart } = settings;
  const chosen = chooseNotice(settings.notice, served, settings.locale);
  const { language, notice } = chosen;
  const windowEnd = trialStart === undefined ? undefined : trialStart + notice.windowMinutes * MINUTE_MS;
  const preview = createPreview(loadPreview, { level: levelOf(settings, notice), language, rules: rulesOf(served) });
  const state = createState((entered) => {
    // rrweb can observe for one of them only.
    preview.close();
    onState?.(entered);
  });

  /** Runs at the start, and whenever another tab may have changed what is remembered. */
  function look(): void {
    const { status } = state.current();
    if (status !== 'not-asked' && status !== 'asking') return;
    const saved = readGrant(site);
    const now = Date.now();
    const remembered = { saved, declined: isDeclined(site, now), stopped: isStopped(site, now) };
    const browser = { now, signal: readSignal(navigator), supported: typeof CompressionStream === 'function' };
    const decision = decide({ subject, windowEnd, ...remembered, ...browser });
    if (decision.do === 'record') record(decision.saved);
    else if (decision.do === 'nothing') state.enter({ status: 'not-asked' });
    else if (status === 'not-asked') state.enter({ status: 'asking', close: ask() });
  }

  function ask(): () => void {
    return startAsking({
      settings,
      chosen,
      windowEnd,
      preview,
      onGranted(saved) {
        writeGrant(site, saved);
        record(saved);
      },
      onDeclined() {
        writeDeclined(site, Date.now());
        state.enter({ status: 'declined' });
      },
      onOver() {
        // Without a trial start only the server knows that the window is over, and asking again would be in vain.
        if (trialStart === undefined) writeDeclined(site, Date.now());
        state.enter({ status: 'not-asked' });
      },
    });
  }

  function record(saved: SavedGrant): void {
    const onEnd = (why: EndReason) => state.enter({ status: 'stopped', why });
    const recording = load(loadRecorder, (module) => module.startRecording({ server, site, saved, language, onEnd }));
    state.enter({ status: 'recording', saved, recording });
    void recording.then((begun) => begun ?? onEnd('failed'));
  }

  async function end(how: 'keep' | 'erase'): Promise<void> {
    const current = state.current();
    if (current.status === 'recording') await (await current.recording)?.end(how);
  }

  const saved = readGrant(site);
  if (saved && !isOpen(saved, { subject, now: Date.now() }))
    void load(loadRecorder, (module) => module.settle({ server, site, subject, saved }));
  look();
  onMemoryChange(guard(look));
  onPreviewKey(guard(() => preview.open()));
  return { end, preview };
}

/** @returns undefined when the recorder does not load or does not start; the site's developer is told. */
async function load<Result>(
  loadRecorder: Wiring['loadRecorder'],
  use: (module: RecorderModule) => Result,
): Promise<Awaited<Result> | undefined> {
  try {
    return await use(await loadRecorder());
  } catch (error) {
    tell(`nothing is recorded: ${String(error)}`);
    return undefined;
  }
}
