import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ENDPOINTS, type ErrorBody } from '@opname/protocol';
import { Command, Option } from 'commander';

interface ExportOptions {
  output?: string;
  page?: string;
  server: string;
  key?: string;
}

/** `opname export RECORDING`: a recording as plain rrweb events, to a file or to standard output. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write a recording as plain rrweb events, for any rrweb tool')
    .argument('<recording>', "the recording's id, as the studio's address shows it")
    .option('-o, --output <file>', 'the file to write; standard output without it')
    .option('--page <page>', 'only this page, at its own times')
    .addOption(new Option('--server <url>', 'address of the server').default('http://127.0.0.1:4400').env('OPNAME_URL'))
    .addOption(new Option('--key <key>', 'an API key of the server').env('OPNAME_API_KEY'))
    .action(exportRecording);
}

async function exportRecording(recording: string, options: ExportOptions): Promise<void> {
  if (!options.key) throw new Error('No API key: set OPNAME_API_KEY, or pass --key, to a key of the server.');
  const address = new URL(
    ENDPOINTS.exportRecording.path.replace(':recording', encodeURIComponent(recording)),
    options.server,
  );
  address.searchParams.set('format', 'rrweb');
  if (options.page) address.searchParams.set('page', options.page);
  const response = await ask(address, options.key);
  const body = Readable.from(response.body);
  await pipeline(body, options.output ? createWriteStream(options.output) : process.stdout, {
    end: Boolean(options.output),
  });
}

async function ask(address: URL, key: string) {
  const response = await fetch(address, { headers: { authorization: `Bearer ${key}` } }).catch((cause: unknown) => {
    throw new Error(`No server answers at ${address.origin}; start it, or set OPNAME_URL to its address.`, { cause });
  });
  if (response.ok && response.body) return { body: response.body };
  const error = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  throw new Error(error?.message ?? `The server answered ${response.status} without saying why; look at its log.`);
}
