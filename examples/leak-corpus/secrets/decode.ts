/** Reads a text as an app or a recorder may have written it: each way in which a secret can be disguised and undone. */

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Characters from which a run of base64 or hex is looked into. */
const BASE64_RUN = /[A-Za-z0-9+/_-]{12,}={0,2}/g;
const HEX_RUN = /(?:[0-9a-f]{2}){6,}/gi;
const HEX_LIST = /(?:0x)?[0-9a-f]{2}(?:(?:\s*[,:;]\s*)(?:0x)?[0-9a-f]{2}){5,}/gi;
const CODE_LIST = /\d{2,3}(?:\s*[,;\s]\s*\d{2,3}){5,}/g;

/** @returns what `text` says when it is decoded, in each way that changes it. */
export function decodings(text: string): string[] {
  const decoded = [
    percent(text),
    percent(percent(text)),
    entities(text),
    escapes(text),
    asciiOf(text),
    runs(text, HEX_LIST, (run) => [Buffer.from(run.replaceAll(/0x|[^0-9a-f]/gi, ''), 'hex').toString('utf8')]).join(
      ' ',
    ),
    text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => character(Number.parseInt(hex, 16))),
    ...runs(text, BASE64_RUN, base64),
    ...runs(text, HEX_RUN, (run) => [Buffer.from(run, 'hex').toString('utf8')]),
    ...runs(text, CODE_LIST, (run) => [String.fromCharCode(...run.split(/[^\d]+/).map(Number))]),
  ];
  return decoded.filter((version) => version !== text && version !== '');
}

function percent(text: string): string {
  return text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'));
}

function entities(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    return character(Number.parseInt(String(hex ?? decimal), hex ? 16 : 10));
  });
}

/** `\u0041` of scripts, `\x41`, and `\41 ` of CSS. */
function escapes(text: string): string {
  return text
    .replaceAll(/\\(?:u\{?|x)([0-9a-f]{2,6})\}?/gi, (_, hex) => character(Number.parseInt(String(hex), 16)))
    .replaceAll(/\\([0-9a-f]{1,6})\s?/gi, (_, hex) => character(Number.parseInt(String(hex), 16)));
}

/** Full-width letters, and the digits of other scripts. */
function asciiOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\p{Nd}/gu, (digit) => {
    let zero = digit.codePointAt(0) ?? 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && (digit.codePointAt(0) ?? 0) - zero < 9) zero--;
    return digit < '\u0080' ? digit : String((digit.codePointAt(0) ?? 0) - zero);
  });
}

function character(code: number): string {
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}

function runs(text: string, pattern: RegExp, read: (run: string) => string[]): string[] {
  return [...text.matchAll(pattern)].flatMap(([run]) => read(run));
}

/** A run may begin in the middle of what was encoded, so it is read at each of the four alignments. */
function base64(run: string): string[] {
  return [0, 1, 2, 3]
    .map((from) => Buffer.from(run.slice(from), 'base64').toString('latin1'))
    .filter((text) => (text.match(/[^\x20-\x7E]/g)?.length ?? 0) < text.length / 3);
}
