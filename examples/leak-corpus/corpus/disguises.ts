import type { Kind } from '../secrets/kinds.ts';
import type { Channel, Theme } from './channel.ts';

/** A number in a text, written so that people read it and a search for digits passes it by. */
function disguised(id: string, title: string, kind: Kind, write: (secret: string) => string): Channel {
  return { id, title, hidden: 'always', kind, html: (secret) => `<p>Paid with ${write(secret)}</p>` };
}

const between = (sign: string) => (secret: string) => Array.from(secret).join(sign);
const fours = (sign: string) => (secret: string) => secret.match(/.{1,4}/g)?.join(sign) ?? '';
/** The same digits from another block of Unicode, whose zero is given. */
const digitsFrom = (zero: number) => (secret: string) =>
  secret.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const FULL_WIDTH = 0xff10;
const ARABIC_INDIC = 0x660;
const PERSIAN = 0x6f0;
const MONOSPACE = 0x1d7f6;

const numbers: Channel[] = [
  disguised('zero-width', 'a card number with zero-width spaces', 'card', between('\u200B')),
  disguised('joined', 'a card number with word joiners', 'card', between('\u2060')),
  disguised('soft-hyphens', 'a card number with soft hyphens', 'card', fours('&shy;')),
  disguised('direction-marks', 'a card number with marks of direction', 'card', fours('\u200F')),
  disguised('full-width', 'a card number in full-width digits', 'card', digitsFrom(FULL_WIDTH)),
  disguised('arabic-digits', 'a card number in Arabic digits', 'cardSpaced', digitsFrom(ARABIC_INDIC)),
  disguised('persian-digits', 'a BSN in Persian digits', 'bsn', digitsFrom(PERSIAN)),
  disguised('monospace-digits', 'a card number in mathematical digits', 'card', digitsFrom(MONOSPACE)),
  disguised('figure-spaces', 'a card number with figure spaces', 'card', fours('\u2007')),
  disguised('em-spaces', 'a card number with em spaces', 'card', fours('\u2003')),
  disguised('hard-hyphens', 'a card number with hyphens that do not break', 'card', fours('\u2011')),
  disguised('minus-signs', 'a card number with minus signs', 'card', fours('\u2212')),
  disguised('middle-dots', 'a card number with middle dots', 'card', fours('·')),
  disguised('underscores', 'a card number with underscores', 'card', fours('_')),
  disguised('lines', 'a card number over several lines', 'card', (secret) => `<pre>${fours('\n')(secret)}</pre>`),
  disguised('percent-spaces', 'a card number with encoded spaces', 'card', fours('%20')),
  disguised('entity-spaces', 'a card number with entities that are shown', 'card', fours('&amp;nbsp;')),
  disguised('wide-spaces', 'a card number with several spaces between', 'card', fours('&nbsp; &nbsp;')),
  disguised('base64', 'a card number in base64', 'card', (secret) => Buffer.from(`card=${secret}`).toString('base64')),
  disguised('iban-small', 'an IBAN in small letters', 'iban', (secret) => secret.toLowerCase()),
  disguised('iban-zero-width', 'an IBAN with zero-width spaces', 'iban', between('\u200B')),
  disguised('iban-full-width', 'an IBAN in full-width characters', 'iban', (secret) =>
    Array.from(secret, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0)).join(''),
  ),
  disguised('bsn-soft', 'a BSN with soft hyphens', 'bsn', (secret) => secret.match(/.{3}/g)?.join('&shy;') ?? ''),
  disguised('bsn-figure', 'a BSN with figure spaces', 'bsn', (secret) => secret.match(/.{3}/g)?.join('\u2007') ?? ''),
  disguised(
    'token-soft',
    'a token with soft hyphens',
    'githubToken',
    (secret) => secret.match(/.{1,8}/g)?.join('&shy;') ?? '',
  ),
  disguised('jwt-zero-width', 'a JSON web token with places to break', 'jwt', (secret) =>
    secret.replaceAll('.', '.\u200B'),
  ),
  disguised(
    'suggested',
    'a password that the app suggests',
    'password',
    (secret) => `nothing. Suggested password: <b>${secret.replaceAll('&', '&amp;')}</b>`,
  ),
];

/** Numbers of no one, in the same writings. */
function harmless(id: string, title: string, kind: Kind, html: (value: string) => string): Channel {
  return { id, title, hidden: 'structure', kind, html };
}

const controls: Channel[] = [
  harmless('soft-word', 'a long word with soft hyphens', 'word', (word) => `<p>Do&shy;nau${word}</p>`),
  harmless('version', 'the number of a version', 'version', (version) => `<p>Version ${version}</p>`),
  harmless('place', 'a place on the map', 'coordinates', (place) => `<p>${place}</p>`),
  harmless('moment', 'a time stamp', 'timestamp', (time) => `<code>${time}</code>`),
  harmless('isbn', 'the number of a book', 'isbn', (isbn) => `<p>ISBN ${isbn}</p>`),
  harmless('parcel', 'the number of a parcel', 'parcel', (parcel) => `<p>Parcel ${parcel}</p>`),
  harmless('full-width-word', 'a word beside full-width letters', 'word', (word) => `<p>ＡＢＣ ${word}</p>`),
  harmless('arabic', 'a word beside an Arabic amount', 'word', (word) => `<p>${word} ١٢٣٤٥٦</p>`),
];

export const disguises: Theme = { name: 'disguises', channels: [...numbers, ...controls] };
