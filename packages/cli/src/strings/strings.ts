import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { collectStrings } from './collect-strings.ts';

/** `opname rules strings`: an app's own texts, for the `strings` of its rules. */
export function stringsCommand(): Command {
  return new Command('strings')
    .description("collect an app's own texts from its build, which the level structure may show")
    .argument('<folder...>', 'folders of the build: scripts, pages, language files')
    .requiredOption('--out <file>', 'the JSON file to write')
    .action(async (folders: string[], { out }: { out: string }) => {
      const { strings, files, unread } = await collectStrings(folders);
      await writeFile(out, `${JSON.stringify(strings, null, 2)}\n`);
      console.log(
        `${strings.length} texts from ${files} files, written to ${out}; look them over before you use them.`,
      );
      for (const cause of unread) console.error(cause);
      if (unread.length > 0) process.exitCode = 1;
    });
}
