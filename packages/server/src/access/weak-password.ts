import { PASSWORD_MIN_LENGTH } from '@opname/protocol';

/** What passwords that are tried first are made of, in the languages of the studio; the longest first. */
const COMMON = [
  'administrator',
  'wachtwoord',
  'password',
  'passwort',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'welkom',
  'welcome',
  'changeme',
  'geheim',
  'secret',
  'letmein',
  'iloveyou',
  'trustno',
  'sunshine',
  'princess',
  'football',
  'baseball',
  'superman',
  'batman',
  'pokemon',
  'dragon',
  'monkey',
  'master',
  'shadow',
  'michael',
  'computer',
  'internet',
  'zomer',
  'winter',
  'summer',
  'spring',
  'herfst',
  'autumn',
  'opname',
  'studio',
  'admin',
  'login',
  'guest',
  'hello',
  'user',
  'test',
  'qwerty',
  'azerty',
];

/** Rows of keys and of letters, of which runs are typed without thinking. */
const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop', 'abcdefghijklmnopqrstuvwxyz'];

/** Characters of a run that count as one: shorter ones are in many words. */
const RUN = 4;

/** Characters that must be left when all that is guessed first is taken away: about 25 bits, on top of what was taken. */
const LEFT_MIN = 5;

/** Different characters of a password at least. */
const DIFFERENT_MIN = 6;

/** Whether it is too short, or made of what is guessed first: common words, runs, repetitions, numbers, the own address. */
export function isWeakPassword(password: string, email = ''): boolean {
  if (password.length < PASSWORD_MIN_LENGTH || new Set(password).size < DIFFERENT_MIN) return true;
  const own = email
    .toLowerCase()
    .split(/[@.]/)
    .filter((part) => part.length >= RUN);
  const words = [...own, ...COMMON].reduce((text, word) => text.replaceAll(word, ' '), password.toLowerCase());
  const left = withoutRuns(words)
    .replaceAll(/(.+?)\1+/g, '$1')
    .replaceAll(/[\s\d\p{P}\p{S}]/gu, '');
  return left.length < LEFT_MIN;
}

/** Takes out what follows a row, forwards or backwards. */
function withoutRuns(text: string): string {
  const rows = ROWS.flatMap((row) => [row, Array.from(row).toReversed().join('')]);
  let rest = text;
  for (let start = 0; start + RUN <= rest.length;) {
    const length = longestRun(rest.slice(start), rows);
    if (length < RUN) start++;
    else rest = `${rest.slice(0, start)} ${rest.slice(start + length)}`;
  }
  return rest;
}

function longestRun(text: string, rows: readonly string[]): number {
  let length = 0;
  while (length < text.length && rows.some((row) => row.includes(text.slice(0, length + 1)))) length++;
  return length;
}
