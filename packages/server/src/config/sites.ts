import type { KeyObject } from 'node:crypto';
import { NO_RULES, parseRules, type Rules } from '@opname/privacy';
import { Notice, type PublishedNotice } from '@opname/protocol';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { parseTrialKeys, TrialKey } from './trial-keys.ts';
import { publishNotice } from './publish-notice.ts';

/** Text in each language by its code. */
const SiteSchema = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }),
    name: Type.String({ minLength: 1 }),
    origins: Type.Array(Type.String({ pattern: '^(loopback|https?://[^/?#\\s]+)$' }), { minItems: 1 }),
    notice: Notice,
    maxBytes: Type.Optional(
      Type.Integer({ minimum: 1, description: 'What all its recordings together may have taken in.' }),
    ),
    askReason: Type.Optional(Type.Boolean({ description: 'Staff say why before they watch.' })),
    staffName: Type.Optional(
      Type.String({ minLength: 1, description: 'What participants are told of who watched, in place of a role.' }),
    ),
    // Its own parser knows it better than a schema, and names the rule that is wrong.
    rules: Type.Optional(Type.Unknown()),
    trialKeys: Type.Optional(Type.Array(TrialKey, { minItems: 1 })),
  },
  { additionalProperties: false },
);

/** An app that embeds the script. `origins` are exact, or `loopback` for every address of this machine. */
export type Site = Omit<Static<typeof SiteSchema>, 'notice' | 'rules' | 'trialKeys'> & {
  notice: PublishedNotice;
  rules?: Rules;
  /** With which the site's back end signs when a trial started. */
  trialKeys?: readonly KeyObject[];
};

const schema = Compile(Type.Array(SiteSchema));

/** @returns the sites that the parsed JSON describes; throws with the place that is wrong. */
export function parseSites(content: unknown): Site[] {
  if (!schema.Check(content)) {
    const [first] = schema.Errors(content);
    throw new Error(
      `The file of sites is wrong at "${first?.instancePath || '/'}": it ${first?.message}; correct it there.`,
    );
  }
  const sites = content.map(({ rules: written, trialKeys, ...site }) => {
    const rules = written === undefined ? undefined : checkRules(site.key, written);
    return {
      ...site,
      notice: publishNotice(site.notice, rules),
      ...(rules && { rules }),
      ...(trialKeys && { trialKeys: parseTrialKeys(site.key, trialKeys) }),
    };
  });
  const twice = sites.find((site, index) => sites.findIndex(({ key }) => key === site.key) !== index);
  if (twice) throw new Error(`The file of sites names "${twice.key}" twice; give each site a key of its own.`);
  return sites;
}

/** @returns the rules as they were written, which is how they travel; throws with the site, the rule and the cause. */
function checkRules(site: string, rules: unknown): Rules {
  try {
    parseRules(rules);
    return rules as Rules;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(`The file of sites has rules for "${site}" that cannot be followed. ${cause} Correct them there.`, {
      cause: error,
    });
  }
}

/** @returns the version of the site's rules, which is kept with each recording and each consent. */
export function rulesVersionOf({ rules }: Pick<Site, 'rules'>): string {
  return rules?.version ?? NO_RULES.version;
}

/** @returns whether pages of this origin belong to the site. */
export function isOriginOf(site: Site, origin: string): boolean {
  return site.origins.some((allowed) => allowed === origin || (allowed === 'loopback' && isLoopback(origin)));
}

/** https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy, steps 4 and 5. */
function isLoopback(origin: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname, origin: parsed } = new URL(origin);
  return (
    parsed === origin &&
    /^https?:$/.test(protocol) &&
    /^(127(\.\d{1,3}){3}|\[::1\]|localhost|[^.].*\.localhost)$/.test(hostname)
  );
}
