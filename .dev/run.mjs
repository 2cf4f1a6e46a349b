/**
 * The way into the workspace on a machine that has nothing but Node 20 and npm. Without dependencies, because it runs
 * before there are any: brings the Node that Opname needs, then pnpm's install, then hands over to the command.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const { config } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const COMMANDS = ['setup', 'start', 'test', 'bench'];
const windows = process.platform === 'win32';

const command = process.argv[2] ?? '';
if (!COMMANDS.includes(command))
  fail(`"${command}" is not a command of this workspace; use one of: ${COMMANDS.join(', ')}`);

const env = { ...process.env, PATH: [nodeFolder(), process.env.PATH].filter(Boolean).join(path.delimiter) };
install();
if (command !== 'setup') {
  const { status } = spawnSync('node', [path.join(root, '.dev', `${command}.mjs`), ...process.argv.slice(3)], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}

/** @returns the folder of a Node that is new enough, or '' when the one that runs this is. */
function nodeFolder() {
  const wanted = Number(config.node.split('.')[0]);
  if (Number(process.versions.node.split('.')[0]) >= wanted) return '';
  const name = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const cache = path.join(
    process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
    'opname',
    `node-${config.node}`,
  );
  const bin = path.join(cache, 'node_modules', name, 'bin');
  if (!existsSync(path.join(bin, windows ? 'node.exe' : 'node'))) {
    console.log(`Node ${process.versions.node} is too old; installing Node ${config.node} into ${cache}`);
    mkdirSync(cache, { recursive: true });
    // The platform package itself: the package called `node` downloads it in an install script, which many forbid.
    run(
      'npm',
      ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', cache, `${name}@${config.node}`],
      process.env,
    );
  }
  return bin;
}

/** Installs what the lock file says, unless exactly that was installed before. */
function install() {
  const stamp = path.join(root, 'node_modules', '.opname-installed');
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'pnpm-lock.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const pnpm = ['exec', '--yes', `--package=pnpm@${config.pnpm}`, '--', 'pnpm'];
  run('npm', [...pnpm, 'install', '--frozen-lockfile'], env);
  writeFileSync(stamp, lock);
}

function run(program, args, environment) {
  const { status, error } = spawnSync(program, args, { cwd: root, env: environment, stdio: 'inherit', shell: windows });
  if (status !== 0) fail(`"${program} ${args.join(' ')}" did not succeed${error ? `: ${error.message}` : ''}`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
