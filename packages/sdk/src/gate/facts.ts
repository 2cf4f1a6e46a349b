import type { Told } from '../notice/notice-content.ts';
import type { Settings } from '../options.ts';
import { readSignal, type Facts, type Silence } from './gate.ts';
import { readGrant } from './grant.ts';
import { isDeclined, isStopped } from './memory.ts';

/** @returns all that is looked at to decide whether to ask, as it is now. */
export function readSilence({ site }: Settings, { until }: Told): Silence {
  const now = Date.now();
  return {
    now,
    declined: isDeclined(site, now),
    stopped: isStopped(site, now),
    signal: readSignal(navigator),
    supported: typeof CompressionStream === 'function',
    windowEnd: until,
  };
}

/** @returns the same with the yes that is remembered. */
export function readFacts(settings: Settings, told: Told): Facts {
  const { site, subject } = settings;
  return { ...readSilence(settings, told), subject, process: told.notice.process, saved: readGrant(site) };
}
