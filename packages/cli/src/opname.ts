#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { accountCommand } from './account/account.ts';
import { backupCommand } from './backup/backup.ts';
import { importCommand } from './backup/import.ts';
import { exportCommand } from './export.ts';
import { rulesCommand } from './rules/rules.ts';
import { siteCommand } from './site/site.ts';
import { serveCommand } from './serve.ts';
import { videoCommand } from './video.ts';
import { verifyCommand } from './verify/verify.ts';

/** The half of `rules check` that runs in a page, built beside this file. */
const readInPage = () => readFile(new URL('in-page.js', import.meta.url), 'utf8');

const program = new Command('opname')
  .description('Consent-gated session recording')
  .addCommand(serveCommand())
  .addCommand(exportCommand())
  .addCommand(videoCommand())
  .addCommand(verifyCommand())
  .addCommand(rulesCommand(readInPage))
  .addCommand(accountCommand())
  .addCommand(backupCommand())
  .addCommand(importCommand())
  .addCommand(siteCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
