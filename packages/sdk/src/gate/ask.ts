import type { Level } from '@opname/protocol';
import { tell } from '../guard.ts';
import { startNotice } from '../notice/notice.ts';
import type { ChosenNotice } from '../notice/published-notice.ts';
import type { Settings } from '../options.ts';
import { giveConsent } from './consent.ts';
import type { SavedGrant } from './memory.ts';

export interface Asking {
  settings: Settings;
  chosen: ChosenNotice;
  level: Level;
  windowEnd: number | undefined;
  onGranted: (saved: SavedGrant) => void;
  onDeclined: () => void;
  /** There is nothing to ask any more. */
  onOver: () => void;
}

/** Shows the question, and sends the yes. @returns what takes the question away. */
export function startAsking(asking: Asking): () => void {
  let close = () => document.removeEventListener('DOMContentLoaded', show);
  function show(): void {
    close = startNotice({
      ...asking.chosen,
      level: asking.level,
      until: asking.windowEnd,
      allow: () => answerYes(asking),
      decline: () => asking.onDeclined(),
    });
  }
  // An async script may run before there is a body to show anything in.
  if (document.body) show();
  else document.addEventListener('DOMContentLoaded', show);
  return () => close();
}

async function answerYes(asking: Asking): Promise<boolean> {
  const { site, subject, server, trialStart } = asking.settings;
  const { notice, language } = asking.chosen;
  const answer = await giveConsent(server, {
    site,
    subject,
    ...(trialStart !== undefined && { trialStart }),
    notice: notice.hash,
    language,
    level: asking.level,
  });
  switch (answer.kind) {
    case 'granted': {
      const { grant, recording, level, until } = answer.granted;
      asking.onGranted({ grant, recording, level, until, subject, offset: answer.offset });
      return true;
    }
    case 'over':
      asking.onOver();
      return true;
    case 'failed':
      if (answer.message) tell(answer.message);
      return false;
    default:
      return answer satisfies never;
  }
}
