import type { Facts } from '../gate/gate.ts';
import type { StateHolder } from './state.ts';
import type { Panel, PanelFacts, PanelOptions } from './controls-door.ts';
import type { Hold } from './hold.ts';
import { openPanel } from './panel.ts';

export interface PanelParts extends Pick<PanelOptions, 'told' | 'theme' | 'server' | 'allow' | 'preview'> {
  state: StateHolder;
  facts: () => Facts;
  hold: Hold;
}

/** Wires the panel to what it shows and does. */
export function createPanel({ state, facts, hold, ...given }: PanelParts): {
  openPanel: () => void;
  update: () => void;
} {
  let panel: Panel | undefined;

  function readPanelFacts(): PanelFacts {
    const { saved, subject, windowEnd, ...known } = facts();
    const now = state.current();
    const own = saved?.subject === subject ? saved : undefined;
    return {
      is: now.status === 'recording' || now.status === 'paused' ? now.status : 'off',
      saved: own,
      declined: known.declined,
      signal: known.signal,
      canAllow: known.supported && (own ? known.now + own.offset < own.until : !(known.now >= (windowEnd ?? Infinity))),
      why: now.status === 'stopped' ? now.why : undefined,
    };
  }
  return {
    update: () => panel?.update(),
    openPanel() {
      panel = openPanel({
        ...given,
        facts: readPanelFacts,
        pause: () => hold.pause('panel'),
        resume: () => hold.resume('panel'),
        end: (what) => hold.end(what, 'panel'),
      });
    },
  };
}
