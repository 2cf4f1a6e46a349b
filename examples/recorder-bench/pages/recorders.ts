import { NO_RULES } from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';
import * as sentry from '@sentry/browser';
import { record } from 'rrweb';
import { startCapturePath } from '../../../packages/sdk/src/recorder/capture-path.ts';
import { createChunker } from '../../../packages/sdk/src/transport/chunker.ts';
import { seal } from '../../../packages/sdk/src/transport/seal.ts';

/** Where recorders of others send what they send; the bench answers it and counts the bytes. */
const PEER = 'https://peer.test';

function send(body: Uint8Array<ArrayBuffer>): void {
  void fetch(PEER, { method: 'POST', body });
}

function broken(error: unknown): void {
  throw error;
}

/** Starts to record, and sends. Each is used as its own documentation says, with the texts of the page kept readable. */
export const RECORDERS: Record<string, () => void> = {
  nothing() {},
  opname() {
    const chunker = createChunker((chunk) => void seal(chunk).then(send));
    startCapturePath({ level: 'screen', rules: NO_RULES, onEvent: chunker.add, onBroken: broken });
  },
  /** As npm has it, its events in Opname's chunks. */
  rrweb() {
    const chunker = createChunker((chunk) => void seal(chunk).then(send));
    record({ emit: (event) => chunker.add(event as RecordedEvent) });
  },
  '@sentry/browser'() {
    sentry.init({
      dsn: 'https://bench@peer.test/1',
      integrations: [sentry.replayIntegration({ maskAllText: false, blockAllMedia: false, minReplayDuration: 0 })],
      replaysSessionSampleRate: 1,
    });
  },
};
