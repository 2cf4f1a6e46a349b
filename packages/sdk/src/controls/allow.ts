import { tell } from '../guard.ts';
import type { Told } from '../notice/notice-content.ts';
import type { Settings } from '../options.ts';
import type { Allow } from './controls-door.ts';
import { giveConsent } from './give-consent.ts';
import { readGrant, type SavedGrant } from '../gate/grant.ts';
import { isStopped, readItem, removeItem, writeDeclined, writeItem } from '../gate/memory.ts';

export interface AnswerParts {
  settings: Settings;
  told: Told;
  /** A yes that is confirmed and not taken back. */
  onGranted: (saved: SavedGrant) => void;
  /** A yes that another tab has taken back meanwhile, by a no. */
  onTakenBack: (saved: SavedGrant) => void;
  /** There is nothing to ask any more. */
  onOver: () => void;
}

const DAY_MS = 24 * 60 * 60_000;

export function createAllow({ settings, told, onGranted, onTakenBack, onOver }: AnswerParts): Allow {
  const { site, subject, server, trialStart, trial, account } = settings;
  const { notice, language, level } = told;

  function keep(granted: Omit<SavedGrant, 'subject' | 'offset' | 'expires' | 'choices'> & { now: number }): SavedGrant {
    const { now, grant, recording, until, process, rules } = granted;
    const before = readGrant(site);
    const choices = before?.recording === recording ? before.choices : [];
    return {
      grant,
      recording,
      level: granted.level,
      until,
      process,
      rules,
      subject,
      expires: until + notice.retentionDays * DAY_MS,
      offset: now - Date.now(),
      choices: [...choices, ['allowed', now]],
    };
  }
  return async (how, shown) => {
    const before = readItem('declined', site);
    const who = { site, subject, trialStart, trial, account };
    const answer = await giveConsent(server, { ...who, notice: notice.hash, language, level, how, shown });
    switch (answer.kind) {
      case 'granted': {
        const saved = keep(answer.granted);
        // Two tabs, two answers: the no came later, or at the same time, and counts.
        if (readItem('declined', site) !== before) onTakenBack(saved);
        else {
          removeItem('declined', site);
          removeItem('stopped', site);
          onGranted(saved);
        }
        return 'granted';
      }
      case 'over':
        // Without a trial start only the server knows that the window is over, and asking again would be in vain.
        if (trialStart === undefined) writeDeclined(site, Date.now());
        onOver();
        return 'over';
      case 'forbidden':
        if (!isStopped(site, Date.now())) writeItem('stopped', site, String(Date.now() + DAY_MS));
        return 'forbidden';
      case 'failed':
        if (answer.message) tell(answer.message);
        return 'failed';
      default:
        return answer satisfies never;
    }
  };
}
