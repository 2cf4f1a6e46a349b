import { declareBackups, parseConfig, type Config, type DeclaredBackups } from '@opname/server';

/** @returns what the environment declares; throws with the cure where it declares no backups. */
export function readDeclared(): { config: Config; declared: DeclaredBackups } {
  const config = parseConfig(process.env);
  if (!config.backups) {
    throw new Error('No backups are declared: set OPNAME_BACKUPS to a JSON file that says where they lie.');
  }
  return { config, declared: declareBackups({ ...config.backups, data: config.data, now: Date.now }) };
}
