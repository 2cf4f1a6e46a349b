import { NO_RULES } from '@opname/privacy';
import { onMemoryChange, readGrant, writeGrant } from '../gate/memory.ts';
import { guard } from '../guard.ts';
import { showFault } from '../indicator/fault-sign.ts';
import { startIndicator } from '../indicator/indicator.ts';
import { createRequests } from '../transport/requests.ts';
import { loadByRule } from './by-rule/load-by-rule.ts';
import { eraseUntilConfirmed } from './erase.ts';
import { forgetGrant } from './forget.ts';
import type { EndReason, Recording, RecordingOptions } from './recorder-door.ts';
import { startRun, type RunParts } from './run.ts';

export { settle } from './settle.ts';

/**
 * The script that is loaded after a yes: records here, and ends together with the other tabs.
 *
 * @throws {Error} when the rules of the site cannot be followed; nothing is recorded then.
 */
export async function startRecording(options: RecordingOptions): Promise<Recording> {
  const { rules } = options.saved;
  if (rules === undefined) return startHere(options, { rules: NO_RULES });
  const { parseRules, startCanvasPictures } = await loadByRule();
  return startHere(options, { rules: parseRules(rules), startCanvas: startCanvasPictures });
}

function startHere(
  { server, site, saved, language, onEnd }: RecordingOptions,
  byRule: Pick<RunParts, 'rules' | 'startCanvas'>,
): Recording {
  const { recording } = saved;
  let state: 'recording' | 'ended' = 'recording';
  const run = startRun({ ...byRule, server, saved, onEnd: (why) => void end('keep', why) });
  const onStop = () => void end('keep');
  const onErase = () => void end('erase');
  const stopIndicator = startIndicator({ saved, language, onStop, onErase });
  const stopFollowing = onMemoryChange(guard(follow));

  /** Does what another tab has done. A grant that is gone or another's (someone else signed in) ends this one too. */
  function follow(): void {
    const remembered = readGrant(site);
    const how = remembered?.recording === recording ? remembered.ended : 'keep';
    if (how) void endHere(how, how);
  }
  async function endHere(how: 'keep' | 'erase', why: EndReason): Promise<void> {
    state = 'ended';
    stopFollowing();
    stopIndicator();
    if (why === 'failed') showFault(language);
    onEnd(why);
    await (how === 'erase' ? run.discard() : run.stop());
  }
  async function end(how: 'keep' | 'erase', why: EndReason = how): Promise<void> {
    if (state === 'ended') return;
    // Remembered before it is done, so that the other tabs, and the next page if this one closes now, do it too.
    writeGrant(site, { ...saved, ended: how });
    await endHere(how, why);
    if (how === 'erase') await eraseUntilConfirmed(createRequests(server, saved.grant), recording);
    forgetGrant(site, saved);
  }
  return { end };
}
