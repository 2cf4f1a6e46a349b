import { once } from 'node:events';
import http from 'node:http';
import { gunzipSync } from 'node:zlib';

/** One request as it went over the wire, and how it was answered; `status` is 0 when the server was not there. */
export interface WireRequest {
  method: string;
  path: string;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
  status: number;
}

/** A proxy that stands where the participant's browser sees the server, and keeps everything that passes. */
export interface Wire {
  url: string;
  requests: WireRequest[];
  /** Everything that the page sent, as text: addresses, headers, bodies, and bodies unpacked. */
  sentText(): string;
  close(): Promise<void>;
}

export async function startWire(upstream: string): Promise<Wire> {
  const requests: WireRequest[] = [];
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const kept: WireRequest = { method, path: url, headers, body: Buffer.concat(parts), status: 0 };
      requests.push(kept);
      forward(upstream, kept, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('the wire has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    sentText: () => requests.map(requestText).join('\n'),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function forward(upstream: string, kept: WireRequest, response: http.ServerResponse): void {
  const { method, headers, body } = kept;
  const onward = http.request(new URL(kept.path, upstream), { method, headers, agent: false }, (answer) => {
    kept.status = answer.statusCode ?? 0;
    response.writeHead(kept.status, answer.headers);
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  // A killed server looks to the page like one that is gone, not like one that answers with an error.
  onward.on('error', () => response.destroy());
  onward.end(body);
}

function requestText({ method, path, headers, body }: WireRequest): string {
  return [method, decodeURIComponent(path), JSON.stringify(headers), body.toString('latin1'), unpackedBody(body)].join(
    '\n',
  );
}

/** @returns a gzip body as text, any other as ''. */
export function unpackedBody(body: Buffer): string {
  return body[0] === 0x1f && body[1] === 0x8b ? gunzipSync(body).toString('utf8') : '';
}
