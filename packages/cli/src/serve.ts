import { createRequire } from 'node:module';
import path from 'node:path';
import { parseConfig, startServer } from '@opname/server';
import { Command } from 'commander';

interface ServeOptions {
  demo?: string;
}

/** `opname serve`: the server with the script and the studio, until it is told to stop. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('serve the script, the API and the studio; configured by PORT, HOST and OPNAME_… in the environment')
    .option('--demo <folder>', 'also serve the built demo app in this folder, with the site "demo"')
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  const config = parseConfig(process.env);
  const server = await startServer({
    ...config,
    sdkDir: builtFiles('@opname/sdk'),
    studioDir: builtFiles('@opname/viewer'),
    ...(options.demo && { demoDir: path.resolve(options.demo) }),
  });
  announce(server.url, config.adminEmail, server.adminPassword, Boolean(options.demo));
  const stop = () => void server.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** @returns the folder that a package of ours was built into. */
function builtFiles(name: string): string {
  return path.join(path.dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dist');
}

function announce(url: string, email: string, password: string | undefined, demo: boolean): void {
  const lines = [
    demo && `The demo trial app   ${url}/demo/`,
    `The studio           ${url}/studio/`,
    `The script           ${url}/opname.js`,
    '',
    password
      ? `Sign in to the studio as ${email} with the password ${password}\nIt is shown only this once; keep it.`
      : `Sign in to the studio as ${email} with the password that was set or shown at the first start.`,
  ];
  console.log(lines.filter((line) => line !== false).join('\n'));
}
