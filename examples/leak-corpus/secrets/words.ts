import { DIGITS, LOWER, UPPER } from './alphabets.ts';
import type { Random } from './random.ts';

/** What people think of and type: passwords, phrases, names, addresses, and ordinary values. */

/** Letters of both sizes, digits and signs, as a password manager makes them. */
function password(random: Random): string {
  const letters = random.text(LOWER + UPPER + DIGITS, 11);
  return `${letters.slice(0, 5)}${random.pick('!$%&*+')}${letters.slice(5)}${random.pick('#=?@^')}${random.text(UPPER, 1)}7`;
}

/** A word that is in no language, so that it stands nowhere else. */
function word(random: Random): string {
  return Array.from({ length: 8 }, () => random.pick('bdfghjklmnprstvz') + random.pick('aeiou')).join('');
}

/** A word with a capital, as names have. */
function name(random: Random): string {
  const plain = word(random);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** Words of the kind of list that wallets draw from (BIP 39). */
const PHRASE_WORDS =
  'abandon ability above absent absorb access account acid acoustic acquire actor adapt addict admit adult advance ' +
  'banana barely basket beauty before belt bench between beyond bicycle blanket blossom board bonus border bounce ' +
  'cabin cactus camera canyon carbon cargo carpet casual catalog ceiling century cereal chalk champion chapter chimney';

function recoveryPhrase(random: Random): string {
  return Array.from({ length: 12 }, () => random.pick(PHRASE_WORDS.split(' '))).join(' ');
}

function email(random: Random): string {
  return `${word(random)}@${word(random).slice(0, 6)}.example`;
}

function phone(random: Random): string {
  return `+31 6 ${random.text('123456789', 4)} ${random.text(DIGITS, 4)}`;
}

function date(random: Random): string {
  return `19${50 + random.below(50)}-${String(1 + random.below(12)).padStart(2, '0')}-${String(1 + random.below(28)).padStart(2, '0')}`;
}

function month(random: Random): string {
  return date(random).slice(0, 7);
}

function week(random: Random): string {
  return `19${50 + random.below(50)}-W${10 + random.below(42)}`;
}

function colour(random: Random): string {
  return `#${random.text('abcdef', 3)}${random.text('123456789', 3)}`;
}

/** A figure that is no number of anything, for instance an income. */
function figure(random: Random): string {
  return random.text('123456789', 6);
}

export const WORDS = { password, word, name, recoveryPhrase, email, phone, date, month, week, colour, figure };
