#!/usr/bin/env node
import { Command } from 'commander';
import { exportCommand } from './export.ts';
import { serveCommand } from './serve.ts';

const program = new Command('opname')
  .description('Consent-gated session recording')
  .addCommand(serveCommand())
  .addCommand(exportCommand());

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
