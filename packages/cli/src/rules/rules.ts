import { RULES_SCHEMA } from '@opname/privacy';
import { Command } from 'commander';
import { stringsCommand } from '../strings/strings.ts';
import { checkCommand, type CheckSurroundings } from './check.ts';

/** `opname rules …`: what a developer needs who writes the rules of a site. */
export function rulesCommand(readScript: CheckSurroundings['readScript']): Command {
  return new Command('rules')
    .description('check the rules of a site, and make what they need')
    .addCommand(checkCommand(readScript))
    .addCommand(stringsCommand())
    .addCommand(schemaCommand());
}

/** `opname rules schema`: for an editor, and for rules written as JSON. */
function schemaCommand(): Command {
  return new Command('schema').description('write the JSON Schema of rules').action(() => {
    process.stdout.write(`${JSON.stringify(RULES_SCHEMA, null, 2)}\n`);
  });
}
