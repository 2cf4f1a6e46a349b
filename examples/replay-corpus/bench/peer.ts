import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { RecordedEvent } from '@opname/protocol';
import { build } from 'esbuild';

/** Serves rrweb-player with all events as one file, compressed as a good server does. */
export async function servePeer(events: readonly RecordedEvent[]): Promise<{ url: string; stop: () => void }> {
  const entry = createRequire(import.meta.url).resolve('rrweb-player');
  const built = await build({
    stdin: {
      contents: `import { Player } from 'rrweb-player'; window.Peer = Player;`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
  });
  const files: Record<string, { type: string; body: Buffer | string }> = {
    '/': { type: 'text/html', body: readFileSync(path.join(import.meta.dirname, 'rrweb-player.html')) },
    '/player.js': { type: 'text/javascript', body: built.outputFiles[0]?.text ?? '' },
    '/style.css': { type: 'text/css', body: readFileSync(path.join(path.dirname(entry), 'style.css')) },
    '/events.json': { type: 'application/json', body: JSON.stringify(events) },
  };
  const packed = new Map(Object.entries(files).map(([at, { type, body }]) => [at, { type, body: gzipSync(body) }]));
  const server = createServer((request, response) => {
    const file = packed.get(request.url ?? '');
    if (file) response.writeHead(200, { 'content-type': file.type, 'content-encoding': 'gzip' }).end(file.body);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}
