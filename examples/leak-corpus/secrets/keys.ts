import { BASE62, DIGITS, HEX, UPPER } from './alphabets.ts';
import type { Random } from './random.ts';

/** Keys and tokens in the forms that their issuers give them. Each is drawn; none opens anything. */

const token = (random: Random): string => random.text(BASE62, 32);
const hexToken = (random: Random): string => random.text(HEX, 40);
const shortToken = (random: Random): string =>
  `${random.text(UPPER + DIGITS, 4)}-${random.text(UPPER, 4)}-${random.text(DIGITS, 4)}-${random.text(UPPER, 4)}`;

const base64url = (text: string) => Buffer.from(text).toString('base64url');
function jwt(random: Random): string {
  const claims = { sub: random.text(DIGITS, 10), iat: 1_700_000_000 };
  return `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(JSON.stringify(claims))}.${random.text(BASE62, 43)}`;
}

const awsKey = (random: Random): string => `AKIA${random.text(UPPER + '234567', 16)}`;
const githubToken = (random: Random): string => `ghp_${random.text(BASE62, 36)}`;
const stripeKey = (random: Random): string => ['sk', 'live', random.text(BASE62, 24)].join('_');
const slackToken = (random: Random): string =>
  ['xoxb', random.text(DIGITS, 12), random.text(DIGITS, 12), random.text(BASE62, 24)].join('-');
const googleKey = (random: Random): string => `AIza${random.text(BASE62, 35)}`;
const npmToken = (random: Random): string => `npm_${random.text(BASE62, 36)}`;
const modelKey = (random: Random): string => `sk-proj-${random.text(BASE62, 40)}`;
const gitlabToken = (random: Random): string => `glpat-${random.text(BASE62, 20)}`;

function pem(random: Random): string {
  const lines = Array.from({ length: 4 }, () => random.text(BASE62 + '+/', 64));
  return ['-----BEGIN PRIVATE KEY-----', ...lines, '-----END PRIVATE KEY-----'].join('\n');
}

export const KEYS = {
  token,
  hexToken,
  shortToken,
  jwt,
  awsKey,
  githubToken,
  stripeKey,
  slackToken,
  googleKey,
  npmToken,
  modelKey,
  gitlabToken,
  pem,
};
