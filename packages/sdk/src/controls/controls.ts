import { readFacts } from '../gate/facts.ts';
import { decide, isOpen, type Facts } from '../gate/gate.ts';
import { writeGrant } from '../gate/grant.ts';
import { guard } from '../guard.ts';
import { createAllow } from './allow.ts';
import type { Controls, ControlsParts } from './controls-door.ts';
import { createHold, type Hold } from './hold.ts';
import { createPanel } from './open-panel.ts';
import { describeShown } from './shown.ts';
import { CONTROL_TEXTS } from './texts/all.ts';
import { createState, toStatus } from './state.ts';

/** The script that is loaded at a yes, or when the panel is opened: what a participant steers the recording with. */
export function startControls({ settings, told, preview, loadRecorder, onStatus }: ControlsParts): Controls {
  const { site, server, theme } = settings;
  const facts = () => readFacts(settings, told);
  const state = createState((entered) => {
    onStatus(toStatus(entered));
    panel.update();
  });
  const hold = createHold({
    settings,
    loadRecorder,
    state,
    indicator: {
      look: {
        language: told.language,
        theme,
      },
      openPanel: guard(() => panel.openPanel()),
    },
  });
  const allow = createAllow({
    settings,
    told,
    onGranted(saved) {
      writeGrant(site, saved);
      hold.record(saved);
    },
    onTakenBack: (saved) => void hold.eraseLeft(saved, 'notice'),
    onOver: () => state.enter({ status: 'off' }),
  });
  const panel = createPanel({ told, theme, server, state, facts, allow, hold, preview });

  async function look(): Promise<boolean> {
    const decision = decide(facts());
    if (decision.do === 'record') hold.record(decision.saved);
    // What is being recorded here ends by the recorder's clock, which the server sets; this look has only the browser's.
    else if (!('recording' in state.current())) void settleLeft(hold, facts());
    return decision.do === 'ask';
  }
  return {
    pause: hold.pause,
    resume: hold.resume,
    openPanel: panel.openPanel,
    look,
    async allow(content) {
      const answered = await allow('notice', describeShown('notice', content, told));
      return answered === 'failed' || answered === 'forbidden' ? CONTROL_TEXTS[told.language][answered] : '';
    },
    async decline() {
      const { saved, ...now } = facts();
      if (saved && isOpen(saved, now)) await hold.eraseLeft(saved, 'notice');
    },
    stop: (how) => hold.end('keep', how),
    erase: (how) => hold.end('erase', how),
  };
}

/** Brings to its end what an ended recording left here, or goes on where only this clock said that it had ended. */
async function settleLeft(hold: Hold, { saved, ...now }: Facts): Promise<void> {
  if (!saved || saved.settled || isOpen(saved, now)) return;
  const isOurs = saved.subject === now.subject && saved.process === now.process;
  const open = await hold.settle(saved, isOurs && !saved.ended);
  if (open) hold.record(open);
}
