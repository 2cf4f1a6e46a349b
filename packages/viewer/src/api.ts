import { ENDPOINTS, type Endpoint, type EndpointName } from '@opname/protocol';
import type { Static, TObject, TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { parseProblem, Problem } from './problem.ts';

type Definition<Name extends EndpointName> = (typeof ENDPOINTS)[Name];
export type Answer<Name extends EndpointName> = Definition<Name>['success'] extends { schema: infer S extends TSchema }
  ? Static<S>
  : undefined;
type Params<Name extends EndpointName> =
  Definition<Name> extends { params: infer P extends TObject } ? { params: Static<P> } : unknown;
type Query<Name extends EndpointName> =
  Definition<Name> extends { query: infer Q extends TObject } ? { query: Static<Q> } : unknown;
type Body<Name extends EndpointName> =
  Definition<Name> extends { body: { schema: infer B extends TSchema } } ? { body: Static<B> } : unknown;

/** Where a call goes: the endpoint's parameters by name. */
export type Place<Name extends EndpointName> = Params<Name> & Query<Name>;

/** Calls the endpoints of the protocol; a refusal and a broken answer are thrown as a `Problem`. */
export interface Api {
  call<Name extends EndpointName>(
    name: Name,
    place: Place<Name> & Body<Name>,
    signal?: AbortSignal,
  ): Promise<Answer<Name>>;
  /** Says something that no answer is waited for; it arrives also when the page is being closed. */
  tell<Name extends EndpointName>(name: Name, place: Place<Name> & Body<Name>): void;
  /** @returns what an endpoint answers as a file. */
  download<Name extends EndpointName>(name: Name, place: Place<Name>): Promise<Blob>;
}

/**
 * @param bearer says who calls, where that is not the session's cookie
 * @returns a client of the server that the page came from
 */
export function createApi(fetch: typeof globalThis.fetch, bearer?: string): Api {
  const ask = async (
    name: EndpointName,
    place: object,
    init: { accept?: string; signal?: AbortSignal | undefined; keepalive?: true },
  ) => {
    const { accept = 'application/json', signal, keepalive } = init;
    const body = 'body' in place ? JSON.stringify(place.body) : undefined;
    const response = await request(fetch, addressOf(name, place as never), {
      method: ENDPOINTS[name].method,
      headers: {
        accept,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      ...(body !== undefined && { body }),
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
    });
    if (!response.ok) throw parseProblem(await bodyOf(response));
    return response;
  };
  return {
    async call(name, place, signal) {
      const response = await ask(name, place as object, { signal });
      const { success }: Endpoint = ENDPOINTS[name];
      // The one place where an answer gets its type: after the endpoint's own schema has passed it.
      return (success.schema && (await parsed(response, success.schema))) as never;
    },
    tell(name, place) {
      // Whether it arrived would change nothing here; the next part is told all the same.
      ask(name, place as object, { keepalive: true }).catch(() => undefined);
    },
    async download(name, place) {
      const response = await ask(name, place as object, { accept: '*/*' });
      return response.blob();
    },
  };
}

/** @returns the path of a call, as the protocol defines it. */
export function addressOf<Name extends EndpointName>(name: Name, place: Place<Name>): string {
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
