import type { Indication } from '@opname/protocol';
import type { Indicator } from '../controls/controls-door.ts';
import { readGrant, writeGrant, type Choice, type SavedGrant } from '../gate/grant.ts';
import { removeItem } from '../gate/memory.ts';
import type { Requests } from '../transport/requests.ts';
import type { Clock } from './clock.ts';
import { finish } from './finish.ts';
import type { EndReason } from './recorder-door.ts';
import type { Run } from './run.ts';
import type { Tabs } from './tabs.ts';
import { untilAnswered } from './tell-server.ts';

/**
 * A recording as this tab has it. What the participant does is first remembered, so that the other tabs, and the next
 * page if this one closes now, do it too; then done here; then told to the server. Only a resumption waits for the
 * server, which drops what it takes for seen during the pause.
 */
export interface Session {
  site: string;
  saved: SavedGrant;
  state: 'starting' | 'recording' | 'paused' | 'ended';
  clock: Clock;
  requests: Requests;
  /** Asks the server how the recording stands, and what time it is. */
  check: () => Promise<boolean>;
  run: Run;
  indicator: Indicator;
  tabs: Tabs;
  onChange: (saved: SavedGrant) => void;
  onEnd: (why: EndReason) => void;
}

/** Choices that are remembered for the panel: more than anyone makes in two hours. */
const CHOICES_MAX = 100;

function remember(session: Session, patch: Partial<SavedGrant>, choice?: Choice): void {
  const { site, clock, tabs, saved } = session;
  const choices: SavedGrant['choices'] = choice ? [...saved.choices, [choice, clock.now()]] : saved.choices;
  session.saved = { ...saved, ...patch, choices: choices.slice(-CHOICES_MAX), offset: clock.offset() };
  writeGrant(site, session.saved);
  tabs.say(session.saved);
}

/** Brings this tab to what is remembered. */
export async function enter(session: Session): Promise<void> {
  const { saved, state, run, indicator, onChange } = session;
  const next = saved.paused ? 'paused' : 'recording';
  if (state === 'ended' || state === next) return;
  session.state = next;
  if (state !== 'starting') {
    indicator.update(saved);
    onChange(saved);
  }
  if (next === 'recording') run.resume();
  else if (state === 'recording') await run.pause();
}

export async function pause(session: Session, how: Indication): Promise<void> {
  if (session.state !== 'recording') return;
  remember(session, { paused: true, untold: how }, 'paused');
  await enter(session);
  await tellPause(session, how);
}

/** Tells the server of a pause, as long as it holds. */
export async function tellPause(session: Session, how: Indication): Promise<void> {
  const isWanted = () => session.state === 'paused' && session.saved.untold === how;
  const { requests, saved } = session;
  const outcome = await untilAnswered(() => requests.change(saved.recording, 'pause', how), isWanted);
  if (outcome?.kind === 'done' && isWanted()) remember(session, { untold: undefined });
}

export async function resume(session: Session, how: Indication): Promise<void> {
  const { requests, saved, clock } = session;
  const asked = newestChoice(session);
  // Not whether it is still paused: an answer to a question may have come first, and after it another pause.
  const isWanted = () => session.state !== 'ended' && newestChoice(session) === asked;
  const outcome = await untilAnswered(() => requests.change(saved.recording, 'resume', how), isWanted);
  if (!isWanted()) return;
  if (outcome?.kind === 'ended') return endBy(session, 'refused');
  if (outcome?.kind !== 'done') return;
  if (outcome.heard) clock.sync(outcome.heard.now, outcome.heard.sentAt);
  remember(session, { paused: false, untold: undefined }, 'resumed');
  await enter(session);
}

/** When the participant last chose something, in whichever tab. */
function newestChoice({ saved }: Session): number | undefined {
  return saved.choices.at(-1)?.[1];
}

/** Does what another tab, or the participant on another page, has done and told. */
export function obey(session: Session, { paused, ended }: Pick<SavedGrant, 'paused' | 'ended'>): void {
  if (session.state === 'ended') return;
  if (ended) {
    session.saved = { ...session.saved, ended };
    void endHere(session, ended);
  } else if (Boolean(paused) !== Boolean(session.saved.paused)) {
    session.saved = { ...session.saved, paused, choices: readGrant(session.site)?.choices ?? session.saved.choices };
    void enter(session);
  }
}

/** A grant that is gone, or another's (someone else signed in, or another notice is in force), ends this one too. */
export function followMemory(session: Session): void {
  const remembered = readGrant(session.site);
  const isOurs = remembered?.recording === session.saved.recording && !(remembered.settled && !remembered.ended);
  if (isOurs && remembered) {
    compareTime(session, remembered);
    // What another tab has done and the server has not heard of is newer than what the server says.
    session.saved = { ...session.saved, untold: remembered.untold };
    obey(session, remembered);
  } else obey(session, { paused: false, ended: 'keep' });
}

/** The same by what another tab says, with its clock: the server drops what it takes for seen before it resumed. */
export function followWord(session: Session, word: Pick<SavedGrant, 'paused' | 'ended' | 'offset'>): void {
  compareTime(session, word);
  obey(session, word);
}

/** Milliseconds that the clocks of two tabs may be apart: the answers by which they were set took that long to arrive. */
const TABS_APART_MS = 2_000;

/**
 * Where two tabs disagree, or the clocks of this one do, somebody has set the time since one of them heard it from the
 * server: only the server knows. Two tabs can agree and both be wrong.
 */
function compareTime({ clock, check }: Session, { offset }: Pick<SavedGrant, 'offset'>): void {
  const theirs = Date.now() + offset;
  if (clock.hasJumped() || Math.abs(theirs - clock.now()) > TABS_APART_MS) void check();
  else clock.sync(theirs, performance.now());
}

/** Ends it in all tabs and tells the server. @returns when it has all of it, or has confirmed the erasure. */
export async function end(session: Session, what: 'keep' | 'erase', how: Indication): Promise<void> {
  if (session.state === 'ended') return;
  const { requests, saved } = session;
  remember(session, { ended: what, untold: how }, what === 'keep' ? 'kept' : undefined);
  // The server first: from its answer on nothing of it is taken any more.
  const told = untilAnswered(() =>
    what === 'erase' ? requests.erase(saved.recording) : requests.change(saved.recording, 'stop', how),
  );
  await endHere(session, what);
  await told;
  settled(session);
}

/** Ends it for a reason that is not the participant's. */
export async function endBy(session: Session, why: EndReason): Promise<void> {
  if (session.state === 'ended') return;
  // With the window every tab ends by itself, and what is refused cannot be erased or reached any more.
  if (why !== 'window-over') remember(session, { ended: why === 'refused' ? 'erase' : 'keep' });
  const isFault = why === 'indicator-gone' || why === 'failed';
  const { requests, saved } = session;
  const told = isFault && untilAnswered(() => requests.change(saved.recording, 'stop', 'host-app'));
  await endHere(session, why);
  await told;
  settled(session);
}

async function endHere(session: Session, why: EndReason): Promise<void> {
  const { tabs, indicator, onEnd, run } = session;
  session.state = 'ended';
  tabs.stop();
  indicator.stop(why);
  onEnd(why);
  await (session.saved.ended === 'erase' ? run.discard() : run.stop());
}

function settled({ site, saved }: Session): void {
  finish(site, saved);
  removeItem('place', site);
}
