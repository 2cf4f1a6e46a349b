/** Makes the videos that were asked for, as many at the same time as may be. */
import { randomUUID } from 'node:crypto';
import { makeOne, type MakeOneParts } from './make-one.ts';
import type { UnderWay } from './under-way.ts';
import { createVideoLeases } from './video-leases.ts';

export interface MakeVideosParts extends Omit<MakeOneParts, 'leases' | 'worker' | 'means'> {
  underWay: UnderWay;
  /** Undefined where no videos are made. */
  means: MakeOneParts['means'] | undefined;
  atOnce: number;
  now: () => number;
  onFailure: (error: unknown) => void;
}

export interface MakeVideos {
  readonly isPossible: boolean;
  /** Begins what waits and may begin. */
  wake(): Promise<void>;
  stop(): Promise<void>;
}

export function createMakeVideos(parts: MakeVideosParts): MakeVideos {
  const { underWay, means, atOnce, now, onFailure } = parts;
  const worker = randomUUID();
  const leases = createVideoLeases(parts.database, worker, now);
  let isStopped = false;
  const hasRoom = () => !isStopped && underWay.count() < atOnce;
  let waking: Promise<void> = Promise.resolve();

  async function begin(): Promise<void> {
    if (!means) return;
    while (hasRoom()) {
      const row = await leases.takeNext();
      if (!row) return;
      const made = underWay.run(row.recording, (work) => makeOne({ ...parts, means, leases, worker }, row, work));
      void made.catch(onFailure).then(() => (isStopped ? undefined : wake()));
    }
  }

  // One after another, or two would count the same room.
  const wake = async () => {
    waking = waking.then(begin).catch(onFailure);
    await waking;
  };

  return {
    isPossible: means !== undefined,
    wake,
    async stop() {
      isStopped = true;
      await waking;
      await underWay.stopAll();
    },
  };
}
