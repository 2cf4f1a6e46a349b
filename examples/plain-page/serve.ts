/** `node examples/plain-page/serve.ts`: the page on an address of this machine, for a server started with `npm start`. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

const PORT = 4500;

/** @returns a server of the one page, that does not listen yet. */
export function createPageServer(): Server {
  const page = readFileSync(path.join(import.meta.dirname, 'index.html'));
  return createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page);
  });
}

if (import.meta.main) {
  createPageServer().listen(PORT, '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}/`));
}
