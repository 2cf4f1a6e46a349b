import { onceThereIsABody } from './body.ts';
import type { Controls, ControlsModule } from './controls/controls-door.ts';
import { readSilence } from './gate/facts.ts';
import { isSilent } from './gate/gate.ts';
import { hasGrant, onMemoryChange, writeDeclined } from './gate/memory.ts';
import { guard } from './guard.ts';
import type { Told } from './notice/notice-content.ts';
import { startNotice } from './notice/notice.ts';
import { chooseNotice, type Texts } from './notice/published-notice.ts';
import { levelOf, type Settings } from './options.ts';
import { createPreview, type Preview } from './preview/open-preview.ts';
import type { PreviewModule } from './preview/preview-door.ts';
import { onPreviewKey } from './preview/preview-key.ts';
import type { RecorderModule } from './recorder/recorder-door.ts';
import type { Status } from './status.ts';

export interface Wiring {
  settings: Settings;
  /** What the server wrote into the script for this site. */
  served: unknown;
  texts: Texts;
  /** How each part that is not in the gate is loaded, and only when it is needed. */
  load: {
    controls: () => Promise<ControlsModule>;
    recorder: () => Promise<RecorderModule>;
    preview: () => Promise<PreviewModule>;
  };
  onStatus: (status: Status) => void;
}

export interface Gate {
  /** Shows the question, if there is anything to ask. */
  ask: () => void;
  preview: Preview;
  /** All that can be done once there is an answer; loads it. */
  controls: () => Promise<Controls>;
  /** Whether there is a yes that something could be done about. */
  hasYes: () => boolean;
}

const MINUTE_MS = 60_000;

/**
 * Wires memory → decision → question. What there is a yes to is no longer the gate's: it is handed to the controls, which
 * record nothing that has not passed `decide` either.
 */
export function startGate({ settings, served, texts, load, onStatus }: Wiring): Gate {
  const told = createTold(settings, served, texts);
  const preview = createPreview(load.preview, told);
  let { asks } = settings;
  let loaded: Promise<Controls> | undefined;
  /** Takes away the question, while it is on the screen. */
  let close: (() => void) | undefined;

  function hide(): void {
    close?.();
    close = undefined;
    // rrweb can observe for one of them only.
    preview.close();
  }
  const begin = async () =>
    (await load.controls()).startControls({
      settings,
      told,
      preview,
      loadRecorder: load.recorder,
      onStatus(status) {
        hide();
        onStatus(status);
      },
    });
  const controls = () =>
    (loaded ??= begin().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
  const hasYes = () => hasGrant(settings.site);
  const decline = guard(async () => {
    writeDeclined(settings.site, Date.now());
    hide();
    if (hasYes()) await (await controls()).decline();
  });
  const allow = async (content: HTMLElement) => (await controls()).allow(content);
  const show = () => startNotice({ ...told, theme: settings.theme, allow, decline, preview });

  /** Runs at the start, when the app says so, and whenever another tab may have changed what is remembered. */
  const look = guard(async () => {
    const isAsked = hasYes() ? await (await controls()).look() : isSilent(readSilence(settings, told));
    if (!isAsked) hide();
    else if (asks) close ??= onceThereIsABody(show);
  });
  const ask = () => {
    asks = true;
    void look();
  };
  void look();
  onMemoryChange(look);
  onPreviewKey(guard(() => preview.open()));
  return { controls, preview, ask, hasYes };
}

/** @returns all that the question says. */
function createTold(settings: Settings, served: unknown, texts: Texts): Told {
  const chosen = chooseNotice({ own: settings.notice, served, texts, locale: settings.locale });
  const { trialStart } = settings;
  return {
    ...chosen,
    level: levelOf(settings, chosen.notice),
    until: trialStart === undefined ? undefined : trialStart + chosen.notice.windowMinutes * MINUTE_MS,
    // The server puts a site's rules beside its notice.
    rules: (served as { rules?: unknown } | undefined)?.rules,
  };
}
