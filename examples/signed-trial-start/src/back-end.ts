/**
 * `node examples/signed-trial-start/src/back-end.ts`: a back end that writes the signed start of the trial into its page.
 * OPNAME is the address of the server, SITE its site, TRIAL_KEY the file of the key.
 */
import { createServer, type Server } from 'node:http';
import type { KeyObject } from 'node:crypto';
import { signTrialStart, type Trial } from './sign-trial-start.ts';
import { readTrialKey } from './trial-key.ts';

const PORT = 4501;

export interface BackEnd {
  opname: string;
  site: string;
  key: KeyObject;
  /** Whose session it is; your own sign-in knows. */
  trialOf: () => Trial;
}

/** @returns a server that does not listen yet. */
export function createBackEnd({ opname, site, key, trialOf }: BackEnd): Server {
  return createServer(async (_, response) => {
    const trial = trialOf();
    const token = await signTrialStart(key, site, trial);
    const attributes = {
      src: `${opname}/opname.js`,
      'data-site': site,
      'data-subject': trial.subject,
      'data-trial': token,
    };
    const tag = Object.entries(attributes).map(([name, value]) => `${name}="${escape(value)}"`);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><title>Trial</title><h1>Your trial</h1><script ${tag.join(' ')} async></script>`,
    );
  });
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

if (import.meta.main) {
  const startedAt = new Date();
  createBackEnd({
    opname: process.env['OPNAME'] ?? 'http://127.0.0.1:4400',
    site: process.env['SITE'] ?? 'trial',
    key: readTrialKey(process.env['TRIAL_KEY'] ?? 'trial-key.pem'),
    trialOf: () => ({ subject: 'participant-1', startedAt }),
  }).listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/`));
}
