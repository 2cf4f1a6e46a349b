import { readFileSync } from 'node:fs';
import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';

const Text = Type.String({ minLength: 1 });

const Provider = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, description: 'What the studio calls it.' })),
    issuer: Text,
    clientId: Text,
    clientSecret: Text,
    emailDomains: Type.Optional(
      Type.Array(Type.String({ pattern: '^([a-z\\d][a-z\\d-]*\\.)+[a-z]{2,}$' }), { minItems: 1 }),
    ),
    claims: Type.Optional(
      Type.Record(Type.String(), Text, { description: 'What a claim must be, or must hold where it is a list.' }),
    ),
    trustsEmail: Type.Optional(
      Type.Boolean({ description: 'Believe its addresses although it does not say that they are verified.' }),
    ),
  },
  { additionalProperties: false },
);

/** A provider of identities that speaks OpenID Connect. */
export type Provider = Static<typeof Provider>;

const schema = Compile(Provider);

/** @returns the provider that the file describes; throws with the cure, and repeats nothing of it: it holds a secret. */
export function readProvider(file: string): Provider {
  const content = parse(read(file));
  if (!schema.Check(content)) {
    const [first] = schema.Errors(content);
    throw new Error(`OPNAME_OIDC is wrong at "${first?.instancePath || '/'}": it ${first?.message}; correct it there.`);
  }
  if (isSafe(content.issuer)) return content;
  throw new Error(
    'OPNAME_OIDC names an issuer that is no https address; set it to what the provider calls its issuer, such as https://id.example.org/realms/staff.',
  );
}

/** Without https anybody between could say who somebody is; on this machine there is nobody between. */
function isSafe(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error('OPNAME_OIDC cannot be read; set it to a file of JSON that the server may read.', { cause });
  }
}

/** @returns undefined where it is no JSON: what the parser says of it may quote a secret. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
