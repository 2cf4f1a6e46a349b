import { datadogRum } from '@datadog/browser-rum';
import Tracker from '@openreplay/tracker';
import { NO_RULES } from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';
import * as sentry from '@sentry/browser';
import { clarity } from 'clarity-js';
import { posthog } from 'posthog-js/dist/module.full.no-external';
import { record } from 'rrweb';
import { startCapturePath } from '../../../packages/sdk/src/recorder/capture-path.ts';
import { createChunker } from '../../../packages/sdk/src/transport/chunker.ts';
import { seal } from '../../../packages/sdk/src/transport/seal.ts';

/** Where all recorders send what they send; the bench answers it and counts the bytes. */
const { host, origin: PEER } = location;

function send(body: Uint8Array<ArrayBuffer>): void {
  void fetch(`${PEER}/chunk`, { method: 'POST', body });
}

function broken(error: unknown): void {
  throw error;
}

/** Starts to record, and sends. Each is used as its own documentation says, with the texts of the page kept readable. */
export const RECORDERS: Record<string, () => unknown> = {
  nothing() {},
  opname() {
    const chunker = createChunker((chunk) => void seal(chunk).then(send));
    startCapturePath({ level: 'screen', rules: NO_RULES, tellsMoves: true, onEvent: chunker.add, onBroken: broken });
  },
  /** As npm has it, its events in Opname's chunks. */
  rrweb() {
    const chunker = createChunker((chunk) => void seal(chunk).then(send));
    record({ emit: (event) => chunker.add(event as RecordedEvent) });
  },
  '@sentry/browser'() {
    sentry.init({
      dsn: `${location.protocol}//bench@${host}/1`,
      integrations: [sentry.replayIntegration({ maskAllText: false, blockAllMedia: false, minReplayDuration: 0 })],
      replaysSessionSampleRate: 1,
    });
  },
  '@datadog/browser-rum'() {
    datadogRum.init({
      applicationId: 'bench',
      clientToken: 'pub-bench',
      proxy: ({ path, parameters }) => `${PEER}${path}?${parameters}`,
      sessionSampleRate: 100,
      sessionReplaySampleRate: 100,
      defaultPrivacyLevel: 'allow',
    });
  },
  'clarity-js': () => clarity.start({ projectId: 'bench', upload: `${PEER}/collect`, track: true, content: true }),
  '@openreplay/tracker'() {
    const tracker = new Tracker({
      projectKey: 'bench',
      ingestPoint: `${PEER}/openreplay`,
      // The bench has no certificate; nothing else depends on it.
      __DISABLE_SECURE_MODE: true,
      defaultInputMode: 0,
      obscureTextEmails: false,
      obscureInputEmails: false,
    });
    return tracker.start();
  },
  'posthog-js': () =>
    posthog.init('phc_bench', {
      api_host: `${PEER}/posthog`,
      opt_out_useragent_filter: true,
      session_recording: { maskAllInputs: false },
    }),
};
