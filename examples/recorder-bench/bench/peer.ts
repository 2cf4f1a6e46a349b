import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

const HTML = '<!doctype html><html lang="en"><head><title>Bench</title></head><body></body></html>';

/** Addresses to which recordings go, as each recorder has them; what else they send is no recording. */
const RECORDINGS =
  /^\/(?:chunk|collect|api\/v2\/replay|openreplay\/v1\/web\/i|posthog\/s\/|api\/1\/envelope\/.*)(?:$|\?)/;
/** In an envelope of Sentry's, the item that is a recording. */
const ENVELOPED = '"type":"replay_recording"';

/** What those of others have to be answered before they record. */
const ANSWERS: [RegExp, object][] = [
  [
    /^\/openreplay\/v1\/web\/start/,
    { token: 'bench', userUUID: 'bench', sessionID: '1', projectID: '1', delay: 0, beaconSizeLimit: 1_000_000 },
  ],
  [
    /^\/posthog\/(?:array|flags|decide)/,
    {
      sessionRecording: { endpoint: '/s/' },
      supportedCompression: ['gzip-js'],
      featureFlags: {},
      hasFeatureFlags: false,
    },
  ],
];

/** Serves the empty page, and takes what recorders send. */
export interface Peer {
  address: string;
  /** Recordings since the last call, as they came over the wire. */
  takeBodies: () => Buffer[];
  stop: () => void;
}

export async function startPeer(): Promise<Peer> {
  let bodies: Buffer[] = [];
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const { url = '', method } = request;
    if (isRecording(url, body)) bodies.push(body);
    const isPage = method === 'GET' && url === '/';
    response.setHeader('content-type', isPage ? 'text/html' : 'application/json');
    response.end(isPage ? HTML : JSON.stringify(ANSWERS.find(([path]) => path.test(url))?.[1] ?? {}));
  }
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeBodies() {
      const taken = bodies;
      bodies = [];
      return taken;
    },
    stop: () => server.close(),
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function isRecording(url: string, body: Buffer): boolean {
  return RECORDINGS.test(url) && (!url.includes('/envelope/') || body.includes(ENVELOPED));
}
