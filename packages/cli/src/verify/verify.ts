import { Command } from 'commander';
import { readKeys, readSource, Unreadable } from './sources.ts';
import { verifyLedger } from './verify-ledger.ts';
import { verifyReceipt } from './verify-receipt.ts';

interface VerifyOptions {
  keys?: string;
  key?: string;
}

/** What the command ends with: what was checked holds, does not hold, or could not be checked. */
const EXIT = { holds: 0, broken: 1, unchecked: 2 } as const;

/** `opname verify RECEIPT` and `opname verify ledger FILE|URL`: without a server, but for what a URL names. */
export function verifyCommand(): Command {
  const keys = '--keys <file>';
  const ledger = new Command('ledger')
    .description(
      'check that an exported ledger or watch log is whole: nothing changed, removed, inserted, moved or cut off',
    )
    .argument('<file>', 'an export (GET /v1/ledger or /v1/watch-log/export), or the address of a server')
    .option(keys, 'the public keys of the server; keys.json beside the file without it')
    .option('--key <key>', 'an API key, where an address is given; OPNAME_API_KEY without it')
    .action((file: string, options: VerifyOptions) =>
      check(async () => {
        const source = await readSource(file, options.key ?? process.env.OPNAME_API_KEY);
        return await verifyLedger(source, await readKeys(file, options.keys));
      }),
    );
  return new Command('verify')
    .description('check a receipt, or an exported ledger, offline')
    .argument('[receipt]', 'a receipt, as it was downloaded')
    .option(keys, 'the public keys of the server; keys.json beside the receipt without it')
    .addCommand(ledger)
    .action((file: string | undefined, options: VerifyOptions) =>
      check(async () => {
        if (file === undefined) throw new Unreadable('Name a receipt: opname verify receipt.json');
        return await verifyReceipt(await readSource(file), await readKeys(file, options.keys));
      }),
    );
}

/** What was found, in words; `problem` where it does not hold. */
export interface Finding {
  lines: string[];
  problem?: string;
}

async function check(run: () => Promise<Finding>): Promise<void> {
  try {
    const { lines, problem } = await run();
    for (const line of lines) console.log(line);
    if (problem !== undefined) console.error(problem);
    process.exitCode = problem === undefined ? EXIT.holds : EXIT.broken;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(error.message);
    process.exitCode = EXIT.unchecked;
  }
}
