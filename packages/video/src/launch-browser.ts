import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

export interface LaunchOptions {
  /** Path of a Chromium. */
  browser: string;
  /** A folder for what it needs to run, which is empty afterwards; that of the system where none is named. */
  browserDir?: string;
}

/** Nothing is looked up, and what a page could still connect to is nowhere. */
const ARGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--hide-scrollbars',
  '--mute-audio',
];

/** Bytes of shared memory in which a browser of this size has room, many times over; containers often have 64 MiB. */
const SHARED_BYTES = 512 * 2 ** 20;

/**
 * Playwright has Chromium share its pictures in files of the folder for what is temporary, where they may reach a disk; where
 * there is enough of it they are shared in memory.
 */
async function withoutFiles(): Promise<string[]> {
  const shared = await statfs('/dev/shm').catch(() => ({ bavail: 0, bsize: 0 }));
  return shared.bavail * shared.bsize >= SHARED_BYTES ? ['--disable-dev-shm-usage'] : [];
}

/**
 * Starts a Chromium whose profile lies where it can be found again when all is killed. Nothing is drawn in that profile:
 * whoever draws opens a context of its own, which is in memory.
 */
export async function launchBrowser({ browser: executablePath, browserDir = tmpdir() }: LaunchOptions) {
  const folder = await mkdtemp(path.join(browserDir, 'opname-chromium-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  // Chromium's own sandbox cannot be had by root, which is who runs in a container.
  const isRoot = process.getuid?.() === 0;
  try {
    const own = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
      executablePath,
      artifactsDir: path.join(folder, 'artifacts'),
      ignoreDefaultArgs: await withoutFiles(),
      args: isRoot ? [...ARGS, '--no-sandbox'] : ARGS,
      chromiumSandbox: !isRoot,
    });
    const browser: Browser | null = own.browser();
    if (!browser) throw new Error("This Chromium cannot be driven; install Debian's chromium.");
    const close = async () => {
      await own.close();
      await remove();
    };
    return { browser, close };
  } catch (cause) {
    await remove();
    throw cause;
  }
}
