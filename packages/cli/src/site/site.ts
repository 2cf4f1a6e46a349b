import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ENDPOINTS, type SiteRemoval } from '@opname/protocol';
import { Command } from 'commander';
import { ask, keyOption, serverOption, type ServerOptions } from '../ask.ts';

const on = (command: Command) => command.addOption(serverOption()).addOption(keyOption());

/** `opname site …`: a site as a whole, on a running server: taken away, removed after a week, taken back. */
export function siteCommand(): Command {
  const site = ['<site>', "the site's key"] as const;
  return new Command('site')
    .description('take a site away as a whole, or remove it')
    .addCommand(
      on(new Command('export').description('everything of it as one tar, unencrypted').argument(...site))
        .option('-o, --output <file>', 'the file to write; opname-SITE.tar without it')
        .option('--why <reason>', 'where the site asks for a reason')
        .action(exportSite),
    )
    .addCommand(
      on(new Command('remove').description('ask for it to be removed in seven days').argument(...site)).action(remove),
    )
    .addCommand(
      on(new Command('take-back').description('take that back while it is not due').argument(...site)).action(takeBack),
    )
    .addCommand(on(new Command('list').description('list the removals, with their receipts')).action(list));
}

const placeOf = (path: string, site: string) => path.replace(':site', encodeURIComponent(site));

async function exportSite(site: string, options: ServerOptions & { output?: string; why?: string }): Promise<void> {
  const why = options.why === undefined ? '' : `?${new URLSearchParams({ why: options.why }).toString()}`;
  const response = await ask(placeOf(ENDPOINTS.exportSite.path, site) + why, options);
  if (!response.body) throw new Error('The server sent nothing; look at its log.');
  const file = options.output ?? `opname-${site}.tar`;
  try {
    await pipeline(
      Readable.from(response.body, { objectMode: false }),
      createWriteStream(`${file}.part`, { mode: 0o600, flush: true }),
    );
    await rename(`${file}.part`, file);
  } catch (cause) {
    await rm(`${file}.part`, { force: true });
    throw new Error('The export was cut off, so that nothing was kept of it; run the same again.', { cause });
  }
  console.log(`${file}: it is not encrypted; keep it as you keep recordings.`);
}

async function remove(site: string, options: ServerOptions): Promise<void> {
  const { path, method } = ENDPOINTS.askSiteRemoval;
  const response = await ask(placeOf(path, site), options, { method, body: '{}' });
  tell((await response.json()) as SiteRemoval);
}

async function takeBack(site: string, options: ServerOptions): Promise<void> {
  const { path, method } = ENDPOINTS.takeBackSiteRemoval;
  await ask(placeOf(path, site), options, { method });
  console.log(`${site} stays.`);
}

async function list(options: ServerOptions): Promise<void> {
  const response = await ask(ENDPOINTS.listSiteRemovals.path, options);
  const { removals } = (await response.json()) as { removals: SiteRemoval[] };
  if (removals.length === 0) console.log('No site is to be removed, and none was.');
  for (const removal of removals) tell(removal);
}

function tell({ site, dueAt, doneAt, askedBy, recordings, receipt }: SiteRemoval): void {
  const due = `goes on ${new Date(dueAt).toISOString()} with ${recordings} recordings; until then: opname site take-back ${site}`;
  console.log(
    `${site}: ${doneAt === null ? due : `removed on ${new Date(doneAt).toISOString()}`} (asked by ${askedBy})`,
  );
  if (receipt) console.log(receipt);
}
