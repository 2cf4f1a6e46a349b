import { randomInt, randomUUID } from 'node:crypto';
import type { Granted } from '@opname/protocol';
import { createDemoSite } from '../src/config/demo-site.ts';
import { SHOWN } from '../test/test-server.ts';

export const ORIGIN = 'http://localhost';

/** A yes of a participant of the demo, from an address of their own where the server believes what a proxy says. */
export async function giveConsent(url: string): Promise<Granted> {
  const { notice } = createDemoSite(url);
  const who = { site: 'demo', subject: randomUUID() };
  const body = { ...who, notice: notice.hash, language: 'en', level: 'screen', shown: SHOWN };
  const address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`;
  const response = await fetch(`${url}/v1/consents`, {
    method: 'POST',
    headers: { origin: ORIGIN, 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`A yes was answered with ${response.status}: ${await response.text()}`);
  return (await response.json()) as Granted;
}
