import { tell } from '../guard.ts';
import { startNotice, type Question } from '../notice/notice.ts';
import type { ChosenNotice } from '../notice/published-notice.ts';
import { levelOf, type Settings } from '../options.ts';
import { giveConsent } from './consent.ts';
import type { SavedGrant } from './memory.ts';

export interface AskParts {
  settings: Settings;
  chosen: ChosenNotice;
  windowEnd: number | undefined;
  preview: Question['preview'];
  onGranted: (saved: SavedGrant) => void;
  onDeclined: () => void;
  /** There is nothing to ask any more. */
  onOver: () => void;
}

/** Shows the question, and sends the yes. @returns what takes the question away. */
export function startAsking(parts: AskParts): () => void {
  const { settings, chosen, windowEnd, preview, onGranted, onDeclined, onOver } = parts;
  const { site, subject, server, trialStart } = settings;
  const { notice, language } = chosen;
  const level = levelOf(settings, notice);

  async function allow(): Promise<boolean> {
    const trial = { site, subject, trialStart };
    const answer = await giveConsent(server, { ...trial, notice: notice.hash, language, level });
    switch (answer.kind) {
      case 'granted': {
        const { now, ...granted } = answer.granted;
        onGranted({ ...granted, subject, offset: now - Date.now() });
        return true;
      }
      case 'over':
        onOver();
        return true;
      case 'failed':
        if (answer.message) tell(answer.message);
        return false;
      default:
        return answer satisfies never;
    }
  }
  let close = () => document.removeEventListener('DOMContentLoaded', show);
  function show(): void {
    close = startNotice({ ...chosen, level, until: windowEnd, allow, decline: onDeclined, preview });
  }
  // An async script may run before there is a body to show anything in.
  if (document.body) show();
  else document.addEventListener('DOMContentLoaded', show);
  return () => close();
}
