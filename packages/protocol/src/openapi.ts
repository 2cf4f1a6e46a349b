import { Type, type TObject } from 'typebox';
import { ROLES_ALLOWED, type Access, type Endpoint } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { ERRORS, type ErrorCode } from './errors.ts';

const ErrorSchema = Type.Object({ code: Type.Enum(Object.keys(ERRORS)), message: Type.String() });

/** Either; the role is the account's or the key's. */
const BY_ROLE: Record<string, string[]>[] = [{ session: [] }, { apiKey: [] }];

const SECURITY: Record<Access, Record<string, string[]>[]> = {
  public: [],
  grant: [{ grant: [] }],
  participant: [{ participant: [] }],
  link: [{ link: [] }],
  staff: BY_ROLE,
  expert: BY_ROLE,
  developer: BY_ROLE,
  officer: BY_ROLE,
  admin: BY_ROLE,
};

const isForStaff = ({ access }: Endpoint) => access.some((one) => Object.hasOwn(ROLES_ALLOWED, one));

/** @returns the OpenAPI 3.1 description of all endpoints; `version` is the server's. */
export function createOpenApi(version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: describe(name, endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Opname', version, license: { name: 'MIT', identifier: 'MIT' } },
    paths,
    components: {
      securitySchemes: {
        grant: { type: 'http', scheme: 'bearer', description: 'The grant that came with a consent.' },
        participant: { type: 'http', scheme: 'bearer', description: "The session of a participant's own page." },
        link: { type: 'http', scheme: 'bearer', description: 'The session that a link to a recording opened.' },
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key of the server.' },
        session: { type: 'apiKey', in: 'cookie', name: 'opname.session_token' },
      },
    },
  };
}

function describe(operationId: string, endpoint: Endpoint): object {
  const { success, body } = endpoint;
  const content = success.schema && { [success.mediaType ?? 'application/json']: { schema: success.schema } };
  return {
    operationId,
    summary: endpoint.summary,
    security: endpoint.access.flatMap((access) => SECURITY[access]),
    parameters: [
      ...parameters('path', endpoint.params),
      ...parameters('query', endpoint.query),
      ...parameters('header', endpoint.headers),
    ],
    ...(body && { requestBody: { required: true, content: { [body.mediaType]: { schema: body.schema } } } }),
    responses: {
      [success.status]: { description: 'Done.', ...(content && { content }) },
      ...errorResponses([...endpoint.errors, ...(isForStaff(endpoint) ? ['second-factor-needed' as const] : [])]),
    },
  };
}

function parameters(place: 'path' | 'query' | 'header', schema: TObject | undefined): object[] {
  if (!schema) return [];
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: !Type.IsOptional(property),
    schema: property,
  }));
}

function errorResponses(codes: readonly ErrorCode[]): Record<string, object> {
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code][0]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.map((code) => `${code}: ${ERRORS[code][1]}`).join('\n\n'),
        content: { 'application/json': { schema: ErrorSchema } },
      },
    ]),
  );
}
