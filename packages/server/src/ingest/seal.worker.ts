/** The thread that checks and seals chunks; see seal-threads.ts. */
import { parentPort } from 'node:worker_threads';
import { sealChunk, type SealJob } from './seal-chunk.ts';

if (!parentPort) throw new Error('This file is a sealing thread; start it by startSealThreads.');
const port = parentPort;

port.on('message', (jobs: SealJob[]) => {
  const results = jobs.map(sealChunk);
  // Handed over rather than copied, which also keeps both heaps small.
  const buffers = results.flatMap((result) => (result.status === 'sealed' ? [result.sealed.buffer] : []));
  port.postMessage(results, buffers);
});
