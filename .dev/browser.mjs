/** Finds a Chromium to test with, or brings one. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const CARRIED = '@sparticuz/chromium@153.0.0';

/**
 * @returns the path of a browser and how it was come by: one that is installed ($CHROMIUM wins), else Debian's, else the
 * one that an npm package carries.
 */
export async function findBrowser() {
  const installed = process.env.CHROMIUM || onPath() || ELSEWHERE.find((file) => existsSync(file));
  if (installed) return { path: installed, how: 'installed' };
  return fromDebian() ?? (await fromNpm());
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  console.log("No Chromium found; installing Debian's");
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
  const { status } = spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  });
  const found = status === 0 && onPath();
  return found ? { path: found, how: "installed from Debian's packages" } : undefined;
}

async function fromNpm() {
  const cache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'opname', 'chromium');
  const folder = path.join(cache, 'node_modules', '@sparticuz', 'chromium');
  if (!existsSync(folder)) {
    console.log(`No Chromium found; installing ${CARRIED} into ${cache}`);
    execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, CARRIED], {
      stdio: 'inherit',
    });
  }
  const { exports } = JSON.parse(
    execFileSync('node', ['-p', `JSON.stringify(require(${JSON.stringify(path.join(folder, 'package.json'))}))`], {
      encoding: 'utf8',
    }),
  );
  const entry = typeof exports === 'string' ? exports : (exports['.'].import ?? exports['.'].default ?? exports['.']);
  const { default: chromium } = await import(pathToFileURL(path.join(folder, entry)).href);
  return { path: await chromium.executablePath(), how: `carried by ${CARRIED}` };
}
