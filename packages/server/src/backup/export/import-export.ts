/** Brings a full backup that was taken away as one file into an empty installation. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Decrypter } from 'age-encryption';
import { extract, type Extract } from 'tar-stream';
import type { Config } from '../../config/config.ts';
import type { JournalEntry } from '../../store/journal/journal.ts';
import { bringBack, type BroughtBack } from '../bring-back.ts';
import { parseJournal } from '../journal-copies.ts';
import type { Repositories } from '../repositories.ts';
import { askForJournals, readJournals } from '../restore.ts';
import { FACTS_FILE, JOURNAL_FILE, parseFacts, type ExportFacts } from './export-facts.ts';

export interface ImportOptions {
  file: string;
  passphrase: string;
  /** Of the server that is to run on it. */
  config: Config;
  /** Whose journals tell what was removed since; undefined where there are none. */
  repositories: Repositories | undefined;
  /** Repositories that are not asked, because they are gone. */
  without: readonly string[];
  onStep: (step: string) => void;
}

/** What an export holds, each in the place that it has in a data folder; anything else is not one of ours. */
const KNOWN =
  /^(export\.json|journal\.json|manifest\.json|opname\.db|keys\/(keys\.db|master\.key)|packs(\/[a-z\d-]+){2})$/;

export async function importBackup(options: ImportOptions): Promise<BroughtBack & { facts: ExportFacts }> {
  const { config, repositories, without, onStep } = options;
  // Before anything is changed: the passphrase is right and the file is one that may be imported.
  const facts = await readFacts(options);
  assertInTime(facts, options);
  const asked = repositories ? await askForJournals({ repositories, without }) : [];
  const brought = await bringBack({
    config,
    onStep,
    async fill(data) {
      onStep(`data and keys, taken ${new Date(facts.madeAt).toISOString()}`);
      await unpack(options, data).catch((cause: unknown) => {
        const said = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`${options.file} was cut off or changed (${said}); download it again.`, { cause });
      });
    },
    async readJournal(folder) {
      const own = path.join(config.data, JOURNAL_FILE);
      const entries = new Map<string, JournalEntry>();
      for (const entry of parseJournal(await readFile(own, 'utf8'))) entries.set(entry.recording, entry);
      for (const entry of await readJournals(asked, folder)) entries.set(entry.recording, entry);
      await rm(own);
      return [...entries.values()];
    },
  });
  return { facts, ...brought };
}

/** What was erased after it was made is known only to journals: where none can be asked its keys are too old. */
function assertInTime({ deleteBy }: ExportFacts, { config, repositories }: ImportOptions): void {
  if (repositories || (config.now ?? Date.now)() <= deleteBy) return;
  throw new Error(
    `This export was to be deleted by ${new Date(deleteBy).toISOString()}: what was erased since would come back. Set OPNAME_BACKUPS, so that the journals in the repositories can be asked; or restore from them.`,
  );
}

async function readFacts(options: ImportOptions): Promise<ExportFacts> {
  for await (const entry of await openEntries(options)) {
    if (entry.header.name !== FACTS_FILE) break;
    let text = '';
    for await (const piece of entry) text += (piece as Buffer).toString();
    return parseFacts(text);
  }
  throw new Error(`${options.file} is not an export of Opname; name the file that the studio gave.`);
}

async function unpack(options: ImportOptions, data: string): Promise<void> {
  for await (const entry of await openEntries(options)) {
    const { name, type } = entry.header;
    if (type !== 'file' || !KNOWN.test(name))
      throw new Error(`The export holds "${name}", which is not one of Opname's.`);
    const file = path.join(data, name);
    if (name === FACTS_FILE) entry.resume();
    else {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await pipeline(entry, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
    }
  }
}

async function openEntries({ file, passphrase }: ImportOptions): Promise<Extract> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const source = createReadStream(file);
  const encrypted = Readable.toWeb(source) as ReadableStream<Uint8Array>;
  const decrypted = await decrypter.decrypt(encrypted).catch((cause: unknown) => {
    source.destroy();
    throw new Error(`${file} cannot be opened: ${explain(cause)}`, { cause });
  });
  const entries = extract();
  // What goes wrong in it, whoever reads the entries learns.
  pipeline(Readable.from(decrypted, { objectMode: false }), entries).catch(() => {});
  return entries;
}

function explain(cause: unknown): string {
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (code === 'ENOENT') return 'it is not there; check its name.';
  const said = cause instanceof Error ? cause.message : String(cause);
  return /no identity matched|passphrase/i.test(said)
    ? 'the passphrase is another one.'
    : `it is not a file in the format of age, or it was cut off (${said}).`;
}
