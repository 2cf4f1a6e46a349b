/**
 * Pauses, resumes and stops recordings. From a pause or a stop on no page begins in the recording any more; pages that
 * had begun may hand over what they hold, and what was done in them meanwhile is left out when it is packed.
 */
import { randomUUID } from 'node:crypto';
import { OpnameError, type StateChanged } from '@opname/protocol';
import type { Chain } from '../ledger/chain.ts';
import { changeOf, type ConsentKind, type Wish } from '../ledger/events.ts';
import type { Receipts } from '../ledger/receipts.ts';
import type { Database, Statement } from '../store/database.ts';
import { assertReadable } from '../store/recording-state.ts';
import type { Gaps, HeldState, Recordings, Schema } from '../store/schema.ts';
import { toStatement } from '../store/statement.ts';
import { stateOf, toAnswer, type RecordingStates } from './recording-states.ts';

/** Each may be asked again: what is so already stays so, and is not written down twice. */
export interface RecordingControl {
  pause(recording: string, wish: Wish): Promise<StateChanged>;
  resume(recording: string, wish: Wish): Promise<StateChanged>;
  /** Ends the recording and keeps what there is of it. */
  stop(recording: string, wish: Wish): Promise<StateChanged>;
  /** Stops what runs at a site (of one account, or about another process than this one), and keeps it. */
  stopAll(which: { site: string; account?: string; notProcess?: string }, wish: Wish): Promise<void>;
}

export interface ControlParts {
  database: Database<Schema>;
  ledger: Pick<Chain, 'write'>;
  receipts: Pick<Receipts, 'readNewest'>;
  states: Pick<RecordingStates, 'forget'>;
  now: () => number;
}

type Change = Extract<ConsentKind, 'paused' | 'resumed' | 'stopped'>;

const BECOMES: Readonly<Record<Change, HeldState>> = { paused: 'paused', resumed: 'recording', stopped: 'stopped' };

/** Tries of a change that others have overtaken: two tabs and the participant's page are three. */
const TRIES = 5;

export function createRecordingControl(parts: ControlParts): RecordingControl {
  const { database, states, receipts, now } = parts;
  const { query } = database;

  async function change(kind: Change, recording: string, wish: Wish): Promise<StateChanged> {
    for (let tries = 0; tries < TRIES; tries++) {
      const held = await assertReadable(query, recording, now());
      if (held.state === BECOMES[kind]) return toAnswer(held, now());
      if (held.state === 'stopped') throw new OpnameError('recording-stopped');
      if (stateOf(held, now()) === 'ended') throw new OpnameError('window-over');
      if (await write(parts, { kind, held, wish })) {
        states.forget(recording);
        return toAnswer({ ...held, state: BECOMES[kind] }, now());
      }
    }
    throw new OpnameError('not-durable');
  }

  async function stop(recording: string, wish: Wish): Promise<StateChanged> {
    const stopped = await change('stopped', recording, wish);
    const receipt = await receipts.readNewest(recording);
    return { ...stopped, ...(receipt !== undefined && { receipt }) };
  }

  return {
    pause: (recording, wish) => change('paused', recording, wish),
    resume: (recording, wish) => change('resumed', recording, wish),
    stop,
    async stopAll({ site, account, notProcess }, wish) {
      let select = query
        .selectFrom('recordings')
        .leftJoin('removals', 'removals.recording', 'recordings.id')
        .select('id')
        .where('recordings.site', '=', site)
        .where('state', '<>', 'stopped')
        .where('until', '>', now())
        .where('removals.recording', 'is', null);
      if (account !== undefined) select = select.where('account', '=', account);
      // What was agreed to before there were processes is held to nothing else.
      if (notProcess !== undefined) select = select.where('process', 'not in', [notProcess, '']);
      for (const { id } of await select.execute()) {
        await change('stopped', id, wish).catch(passOverGone);
      }
    },
  };
}

/** What was removed or has ended meanwhile needs no stop. */
function passOverGone(error: unknown): void {
  if (!(error instanceof OpnameError) || error.code === 'not-durable') throw error;
}

interface Changing {
  kind: Change;
  held: Recordings;
  wish: Wish;
}

async function write({ database, ledger, now }: ControlParts, { kind, held, wish }: Changing): Promise<boolean> {
  const { query } = database;
  const at = now();
  const update = query
    .updateTable('recordings')
    .set({ state: BECOMES[kind] })
    .where('id', '=', held.id)
    .where('state', '=', held.state)
    .where((eb) => eb.not(eb.exists(eb.selectFrom('removals').select('recording').where('recording', '=', held.id))));
  const unit = [toStatement(update, 1), changeGap(database, { kind, held, at })];
  const outcome = await ledger.write(unit, [changeOf(kind, held, { ...wish, at })]);
  return outcome.status === 'written';
}

/** A stop during a pause goes on with the pause's gap. */
function changeGap(
  { query }: Database<Schema>,
  { kind, held, at }: Omit<Changing, 'wish'> & { at: number },
): Statement {
  const open = query.updateTable('gaps').where('recording', '=', held.id).where('to_at', 'is', null);
  if (kind === 'resumed') return toStatement(open.set({ to_at: at }), 1);
  if (kind === 'stopped' && held.state === 'paused') return toStatement(open.set({ kind: 'stop' }), 1);
  const gap: Gaps = {
    id: randomUUID(),
    recording: held.id,
    kind: kind === 'stopped' ? 'stop' : 'pause',
    from_at: at,
    to_at: null,
  };
  return toStatement(query.insertInto('gaps').values(gap), 1);
}
