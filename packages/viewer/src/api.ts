import { ENDPOINTS, type Endpoint } from '@opname/protocol';
import type { Static, TObject, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { parseProblem, Problem, type StudioEndpoint } from './problem.ts';

type Definition<Name extends StudioEndpoint> = (typeof ENDPOINTS)[Name];
type Answer<Name extends StudioEndpoint> = Definition<Name>['success'] extends { schema: infer S extends TSchema }
  ? Static<S>
  : undefined;
type Params<Name extends StudioEndpoint> =
  Definition<Name> extends { params: infer P extends TObject } ? { params: Static<P> } : unknown;
type Query<Name extends StudioEndpoint> =
  Definition<Name> extends { query: infer Q extends TObject } ? { query: Static<Q> } : unknown;

/** Where a call goes: the endpoint's parameters by name. */
export type Place<Name extends StudioEndpoint> = Params<Name> & Query<Name>;

/** Calls the endpoints of the protocol; a refusal and a broken answer are thrown as a `Problem`. */
export interface Api {
  call<Name extends StudioEndpoint>(name: Name, place: Place<Name>, signal?: AbortSignal): Promise<Answer<Name>>;
}

/** @returns a client of the server that the studio came from; the session's cookie goes with each call. */
export function createApi(fetch: typeof globalThis.fetch): Api {
  return {
    async call(name, place, signal) {
      const endpoint: Endpoint = ENDPOINTS[name];
      const response = await request(fetch, addressOf(name, place), {
        method: endpoint.method,
        headers: { accept: 'application/json' },
        ...(signal && { signal }),
      });
      if (!response.ok) throw parseProblem(await bodyOf(response));
      // The one place where an answer gets its type: after the endpoint's own schema has passed it.
      return (endpoint.success.schema && (await parsed(response, endpoint.success.schema))) as never;
    },
  };
}

/** @returns the path of a call, as the protocol defines it. */
export function addressOf<Name extends StudioEndpoint>(name: Name, place: Place<Name>): string {
  const { params = {}, query = {} } = place as { params?: Record<string, string>; query?: Record<string, unknown> };
  const path = ENDPOINTS[name].path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}

/** Asks, and tells "no answer" from "aborted by us". */
export async function request(fetch: typeof globalThis.fetch, address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: 'same-origin', cache: 'no-store', ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Problem('unreachable', 'The server did not answer', { cause });
  }
}

/** @returns the body as JSON; undefined where it is none. */
export async function bodyOf(response: Response): Promise<unknown> {
  try {
    const body: unknown = await response.json();
    return body;
  } catch {
    return undefined;
  }
}

async function parsed(response: Response, schema: TSchema): Promise<unknown> {
  const body = await bodyOf(response);
  if (!Check(schema, body)) throw new Problem('not-understood', 'The answer does not have the form of this endpoint');
  return body;
}
