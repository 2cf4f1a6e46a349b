import type { Range } from '../ranges.ts';

/**
 * Secrets that announce themselves: tokens and keys by the prefix that their issuer gives them, JSON web tokens, private
 * keys in PEM, credentials in a header or a URL. https://github.com/gitleaks/gitleaks lists the same families.
 */
const KEYS = new RegExp(
  [
    // JSON web tokens and anything else that is base64 of '{"'
    String.raw`eyJ[\w-]{8,}(?:\.[\w-]*){0,4}`,
    // AWS, Google, GitHub, GitLab, Slack, Stripe, npm, PyPI, SendGrid, Hugging Face, DigitalOcean, Shopify, Square, Twilio …
    String.raw`\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}`,
    String.raw`\bAIza[\w-]{20,}|\bya29\.[\w-]{16,}|\bGOCSPX-[\w-]{16,}`,
    String.raw`\b(?:gh[pousr]_|github_pat_|gl[a-z]{2,4}-|glpat-|npm_|pypi-|hf_|do[opr]_v1_|shp(?:at|ca|pa|ss)_)[\w-]{12,}`,
    String.raw`\bxox[a-z]-[\w-]{8,}|\bxapp-[\w-]{8,}|hooks\.slack\.com/services/[\w/]+`,
    String.raw`\b(?:sk|pk|rk|whsec)[-_](?:live|test|prod|ant|proj|or)?[-_]?[\w-]{16,}|\bwhsec_[\w+/=]{12,}`,
    String.raw`\bSG\.[\w-]{10,}\.[\w-]{10,}|\bkey-[0-9a-f]{24,}|\b(?:AC|SK)[0-9a-f]{32}\b`,
    String.raw`\b(?:sq0[a-z]{3}-|EAAA|EAACE|amzn\.mws\.|PMAK-|dckr_pat_|figd_|lin_api_|ntn_|secret_|pat-|rubygems_|sntrys_|phc_|phx_|tskey-|v1\.0-)[\w-]{16,}`,
    // private keys
    String.raw`-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|PGP MESSAGE)[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)`,
    String.raw`\b0x[0-9a-fA-F]{64}\b|\b[5KL][1-9A-HJ-NP-Za-km-z]{50,51}\b|\b[xyz]prv[1-9A-HJ-NP-Za-km-z]{50,}`,
    String.raw`\bAGE-SECRET-KEY-1[A-Z0-9]{20,}|\botpauth:\S+`,
    // credentials in a header or a URL
    String.raw`\b[Bb](?:earer|asic) +[\w+/=.~-]{8,}|\b(?:Proxy-)?Authorization: *\S+(?: +\S+)?`,
    String.raw`(?<=://)[^\s/:@]+:[^\s/@]+(?=@)`,
  ].join('|'),
  'g',
);
/** What every alternative above has in it: one search for plain text decides whether the large one is needed. */
const HINT =
  /eyJ|[A-Z]{4}[A-Z0-9]{12}|AIza|ya29|GOCSPX|[a-z0-9]_|[a-z]-|sq0|v1\.0-|PMAK|SG\.|0x|BEGIN|prv|[5KL][1-9A-Za-z]{50}|(?:AC|SK)[0-9a-f]{32}|AGE-SEC|otpauth|earer|asic|uthorization|EAA|amzn|@|slack/;
const SHORTEST = 12;
/** Characters of the shortest word, dashes included, in what holds a key; only these others are made of shorter ones. */
const WORD_MIN = 7;
const SHORT_WORDED = /@|earer|asic/;

/** @returns where keys and tokens of a known kind stand, `longest` being the length of the longest word of `[\w-]`. */
export function findKeys(text: string, longest = text.length): Range[] {
  if (text.length < SHORTEST || (longest < WORD_MIN && !SHORT_WORDED.test(text)) || !HINT.test(text)) return [];
  return [...text.matchAll(KEYS)].map((match) => [match.index, match.index + match[0].length]);
}
