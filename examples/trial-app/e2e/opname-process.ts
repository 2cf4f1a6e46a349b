import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Milliseconds that a start may take on a busy machine. */
const START_MS = 20_000;

/** The built `opname serve --demo` as its own process, so that it can be killed like one. */
export interface OpnameProcess {
  url: string;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data, and resolves when it serves. */
  start(): Promise<void>;
}

/** @param environment OPNAME_… as an operator would set them. */
export async function startOpname(environment: Record<string, string>): Promise<OpnameProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const start = async () => {
    child = spawn(process.execPath, ['packages/cli/dist/opname.js', 'serve', '--demo', 'examples/trial-app/dist'], {
      cwd: ROOT,
      env: { ...process.env, PORT: String(port), OPNAME_LOG: 'error', ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await untilServing(url, child);
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  await start();
  return { url, kill, start };
}

async function untilServing(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`opname serve ended with ${child.exitCode}; its own message stands above.`);
    const healthy = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`opname serve did not answer ${url}/healthz within ${START_MS} ms.`);
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (!address || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
