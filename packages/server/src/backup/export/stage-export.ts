import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stageJournal } from '../journal-copies.ts';
import { KEYS_FILE, MASTER_KEY_FILE } from '../key-ring.ts';
import { stageData, type Copies } from '../stage.ts';
import { FACTS_FILE, JOURNAL_FILE, type ExportFacts } from './export-facts.ts';

/** Puts together all that an installation is: as its data folder has it, with the keys and the journal. */
export async function stageExport(folder: string, { copies, facts }: { copies: Copies; facts: ExportFacts }) {
  await stageData(folder, { copies, opname: facts.opname, now: facts.madeAt });
  // After the data, so that no key is missing for it; what was removed meanwhile is in the journal, which comes last.
  await mkdir(path.join(folder, 'keys'), { mode: 0o700 });
  await copies.keys(path.join(folder, 'keys', KEYS_FILE));
  if (copies.masterKey) await copyFile(copies.masterKey, path.join(folder, 'keys', MASTER_KEY_FILE));
  const journal = path.join(folder, 'journal');
  await stageJournal(journal, copies);
  await writeFile(path.join(folder, JOURNAL_FILE), await readFile(path.join(journal, JOURNAL_FILE)));
  await rm(journal, { recursive: true });
  await writeFile(path.join(folder, FACTS_FILE), `${JSON.stringify(facts, null, 2)}\n`);
}
