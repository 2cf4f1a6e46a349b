import { readFileSync } from 'node:fs';

/** Reads lines `NAME=value`, as systemd's EnvironmentFile has them; empty lines and those that begin with # are left out. */
export function readEnvironment(file: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`The environmentFile ${file} cannot be read; create it, or leave it out.`, { cause });
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line, index) => {
      const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
      // What stands there may be a secret, so it is not shown.
      if (name === undefined || value === undefined) {
        throw new Error(`Entry ${index + 1} of ${file} is not NAME=value; correct it there.`);
      }
      return [name, value];
    }),
  );
}
