import Tracker from '@openreplay/tracker';
import { PEER } from './wire.ts';

export async function start(): Promise<void> {
  const tracker = new Tracker({
    projectKey: 'bench',
    ingestPoint: `${PEER}/openreplay`,
    // The bench has no certificate; nothing else depends on it.
    __DISABLE_SECURE_MODE: true,
    defaultInputMode: 0,
    obscureTextEmails: false,
    obscureInputEmails: false,
  });
  await tracker.start();
}
