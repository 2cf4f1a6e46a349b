import type { Serial } from '../serial.ts';
import type { BlobSweeper } from './blob-sweeper.ts';

interface SweepParts {
  sweeper: Pick<BlobSweeper, 'listUnsettled' | 'sweep'>;
  serial: Serial;
  onFailure: (error: unknown) => void;
}

/** Removes the blobs that a node left behind that ended in the middle of its work; who is at work is left alone. */
export function createSweepLeft({ sweeper, serial, onFailure }: SweepParts): () => Promise<void> {
  return async () => {
    for (const recording of await sweeper.listUnsettled()) {
      await serial.unlessTaken(recording, () => sweeper.sweep(recording)).catch(onFailure);
    }
  };
}
