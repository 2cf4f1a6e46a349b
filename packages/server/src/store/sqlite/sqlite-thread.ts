import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '../database.ts';
import { threadFile } from '../../thread-file.ts';
import type { Answer, Ask, FromWorker, Opening, ToWorker } from './protocol.ts';

/** Messages on their way at once: while the thread commits one, the next is gathered and the one after waits there. */
const MESSAGES_AHEAD = 2;

export interface SqliteThread {
  ask(ask: Ask): Promise<Exclude<Answer, { status: 'failed' }>>;
  /** Holds back everyone else until `release`, for a transaction that asks more than once. */
  hold(): Promise<{ ask: SqliteThread['ask']; release: () => void }>;
  close(): Promise<void>;
}

interface Waiting {
  ask: Ask;
  resolve: (answer: Exclude<Answer, { status: 'failed' }>) => void;
  reject: (error: Error) => void;
}

/** Starts the thread that holds a SQLite file; what is asked while it is busy goes to it together. */
export async function startSqliteThread(opening: Opening): Promise<SqliteThread> {
  const worker = new Worker(threadFile(import.meta.url, './sqlite.worker'), { workerData: opening });
  await opened(worker);
  const gathering: Waiting[] = [];
  const sent: Waiting[][] = [];
  let dead: Error | undefined;
  let holder = Promise.resolve();
  let held = false;

  const send = (group: Waiting[]) => {
    sent.push(group);
    const asks = group.map(({ ask }) => ask);
    worker.postMessage({ asks } satisfies ToWorker, asks.flatMap(ownBuffers));
  };
  const sendGathered = () => {
    if (!held && sent.length < MESSAGES_AHEAD && gathering.length > 0) send(gathering.splice(0));
  };
  const enqueue = (ask: Ask, now: boolean) =>
    new Promise<Exclude<Answer, { status: 'failed' }>>((resolve, reject) => {
      if (dead) return reject(new StoreUnavailable(dead));
      if (now) return send([{ ask, resolve, reject }]);
      // Everything that arrives in the same turn of the loop goes in one message.
      if (gathering.push({ ask, resolve, reject }) === 1) setImmediate(sendGathered);
    });

  worker.on('message', (message: FromWorker) => {
    if (!('answers' in message)) return;
    settle(sent.shift() ?? [], message.answers);
    sendGathered();
  });
  const die = (error: Error) => {
    dead = error;
    for (const { reject } of [...sent.splice(0).flat(), ...gathering.splice(0)]) reject(new StoreUnavailable(error));
  };
  worker.on('error', die);
  worker.on('exit', () => die(new Error('The thread of the store has ended')));

  return {
    ask: (ask) => enqueue(ask, false),
    async hold() {
      const before = holder;
      const { promise, resolve } = Promise.withResolvers<void>();
      holder = promise;
      await before;
      held = true;
      const release = () => {
        held = false;
        resolve();
        sendGathered();
      };
      return { ask: (ask) => enqueue(ask, true), release };
    },
    async close() {
      if (dead) return;
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      if (gathering.length > 0) send(gathering.splice(0));
      worker.postMessage('close' satisfies ToWorker, []);
      await ended;
    },
  };
}

/** Bytes of a parameter from which handing its memory over costs less than copying it. */
const HAND_OVER_BYTES = 4096;

/** The memory of large parameters is handed over: whoever asks to write bytes has no use for them any more. */
function ownBuffers(ask: Ask): ArrayBuffer[] {
  if (ask.kind !== 'unit') return [];
  return ask.unit.flatMap(({ parameters }) => parameters.flatMap(ownBuffer));
}

function ownBuffer(parameter: unknown): ArrayBuffer[] {
  if (!(parameter instanceof Uint8Array) || parameter.byteLength < HAND_OVER_BYTES) return [];
  const { buffer } = parameter;
  return buffer instanceof ArrayBuffer && buffer.byteLength === parameter.byteLength ? [buffer] : [];
}

function opened(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject);
      if ('refused' in message) void worker.terminate().then(() => reject(new Error(message.refused)));
      else resolve();
    });
  });
}

function settle(group: Waiting[], answers: Answer[]): void {
  for (const [index, { resolve, reject }] of group.entries()) {
    const answer = answers[index] ?? { status: 'failed', message: 'no answer', unavailable: true };
    if (answer.status !== 'failed') resolve(answer);
    else reject(answer.unavailable ? new StoreUnavailable(answer.message) : new Error(answer.message));
  }
}
