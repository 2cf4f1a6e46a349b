import { LEVELS, type Level } from '@opname/protocol';
import { Command, Option } from 'commander';
import { checkPages } from './check-pages.ts';
import { findBrowser } from './find-browser.ts';
import { exitCodeOf, EXIT, judgePages } from './judge-pages.ts';
import { printReport, type Report } from './print-report.ts';
import { readRules } from './read-rules.ts';

export interface CheckOptions {
  rules?: string;
  level: Level;
  json?: boolean;
  all?: boolean;
  browser?: string;
  storageState?: string;
}

export interface CheckSurroundings {
  /** @returns the half of the check that runs in the page. */
  readScript: () => Promise<string>;
  env: Readonly<Record<string, string | undefined>>;
  folder: string;
  print: (text: string) => void;
  isColoured: boolean;
}

/** `opname rules check`: fills pages with marked values and reports what a recording of them would hold. */
export function checkCommand(readScript: CheckSurroundings['readScript']): Command {
  return new Command('check')
    .description('fill pages in a real browser, record them with the rules, and report what would be seen')
    .argument('<page...>', 'addresses, or HTML files')
    .option('--rules <file>', 'the rules; opname.rules.ts or opname.rules.json of this folder without it')
    .addOption(
      new Option('--level <level>', 'how much is shown where no rule speaks').choices(LEVELS).default('screen'),
    )
    .option('--all', 'also list each text that is seen')
    .option('--json', 'write the whole report as JSON')
    .option('--storage-state <file>', 'cookies and local storage of somebody signed in, as Playwright writes them')
    .option('--browser <file>', 'the program file of Chromium or Chrome; CHROMIUM or the one on the path without it')
    .action(async (pages: string[], options: CheckOptions) => {
      process.exitCode = await runCheck(pages, options, {
        readScript,
        env: process.env,
        folder: process.cwd(),
        print: (text) => process.stdout.write(text),
        isColoured: process.stdout.hasColors?.() ?? false,
      });
    });
}

/** @returns the code to end with: 0 fine, 1 something to mend in the rules, 2 not checked. */
export async function runCheck(
  targets: readonly string[],
  options: CheckOptions,
  surroundings: CheckSurroundings,
): Promise<number> {
  const { print, folder, env, isColoured } = surroundings;
  try {
    const found = await readRules(options.rules, folder);
    const browser = findBrowser(options.browser, env);
    const script = await surroundings.readScript();
    const { pages, failures } = await checkPages(targets, {
      browser,
      script,
      level: options.level,
      rules: found?.rules,
      storageState: options.storageState,
    });
    const judgement = judgePages(pages, found?.rules);
    const report: Report = {
      level: options.level,
      rules: found?.rules.version ?? 'none',
      ...judgement,
      pages,
      failures,
    };
    print(
      options.json
        ? `${JSON.stringify(report, null, 2)}\n`
        : printReport(report, { all: options.all ?? false, isColoured }),
    );
    return exitCodeOf(judgement, failures.length);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return EXIT.failed;
  }
}
