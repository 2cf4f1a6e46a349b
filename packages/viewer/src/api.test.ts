import { ERRORS } from '@opname/protocol';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, createApi } from './api.ts';
import { createSession } from './session.ts';

const ORIGIN = 'https://opname.test';
const ID = '00000000-0000-4000-8000-000000000001';

const network = setupServer();
const fetchHere: typeof fetch = (input, init) =>
  fetch(new URL(input instanceof Request ? input.url : input, ORIGIN), init);
const api = createApi(fetchHere);
const session = createSession(fetchHere);

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterEach(() => network.resetHandlers());
afterAll(() => network.close());

const answerSignIn = (status: number) =>
  http.post(`${ORIGIN}/v1/auth/sign-in/email`, () => HttpResponse.json({ code: 'X' }, { status }));
const list = () => api.call('listRecordings', { query: { limit: 2, after: 'x' } });

describe('a call', () => {
  it('goes to the address that the protocol defines', async () => {
    let asked = '';
    network.use(
      http.get(`${ORIGIN}/v1/recordings`, ({ request }) => {
        asked = new URL(request.url).search;
        return HttpResponse.json({ recordings: [], next: null });
      }),
    );
    await expect(list()).resolves.toEqual({ recordings: [], next: null });
    expect(asked).toBe('?limit=2&after=x');
  });

  it('that erases answers with the receipt', async () => {
    network.use(http.delete(`${ORIGIN}/v1/recordings/${ID}`, () => HttpResponse.json({ receipt: 'a.b.c' })));
    await expect(api.call('eraseRecording', { params: { recording: ID }, query: {} })).resolves.toEqual({
      receipt: 'a.b.c',
    });
  });

  it('cannot be led to another address by what it is given', () => {
    const address = addressOf('readSegment', { params: { recording: ID, segment: '../../../evil?x' } });
    expect(address).toBe(`/v1/recordings/${ID}/segments/..%2F..%2F..%2Fevil%3Fx`);
  });

  it('fails with the code and the message of a refusal', async () => {
    const [status, message] = ERRORS['recording-expired'];
    network.use(
      http.get(`${ORIGIN}/v1/recordings`, () => HttpResponse.json({ code: 'recording-expired', message }, { status })),
    );
    await expect(list()).rejects.toMatchObject({ code: 'recording-expired', message });
  });

  it('fails as "unreachable" when the connection breaks', async () => {
    network.use(http.get(`${ORIGIN}/v1/recordings`, () => HttpResponse.error()));
    await expect(list()).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('fails as "not understood" when an answer has another form', async () => {
    network.use(http.get(`${ORIGIN}/v1/recordings`, () => HttpResponse.json({ recordings: 'many' })));
    await expect(list()).rejects.toMatchObject({ code: 'not-understood' });
  });

  it('fails as "not understood" when a proxy answers with a page of its own', async () => {
    network.use(http.get(`${ORIGIN}/v1/recordings`, () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })));
    await expect(list()).rejects.toMatchObject({ code: 'not-understood' });
  });

  it('fails as "not understood" with a code that nobody agreed on', async () => {
    network.use(http.get(`${ORIGIN}/v1/recordings`, () => HttpResponse.json({ code: 'toString' }, { status: 400 })));
    await expect(list()).rejects.toMatchObject({ code: 'not-understood' });
  });

  it('that is aborted ends as aborted, not as a failure of the server', async () => {
    network.use(http.get(`${ORIGIN}/v1/recordings`, () => HttpResponse.json({ recordings: [], next: null })));
    const abort = new AbortController();
    abort.abort();
    await expect(api.call('listRecordings', { query: {} }, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a session', () => {
  it('is nobody’s before signing in', async () => {
    network.use(http.get(`${ORIGIN}/v1/auth/get-session`, () => HttpResponse.json(null)));
    await expect(session.read()).resolves.toBeNull();
  });

  it('says who is signed in', async () => {
    network.use(
      http.get(`${ORIGIN}/v1/auth/get-session`, () => HttpResponse.json({ user: { email: 'a@b.test' }, session: {} })),
    );
    await expect(session.read()).resolves.toEqual({
      email: 'a@b.test',
      role: 'expert',
      hasSecondFactor: false,
      means: 'password',
    });
  });

  it('sends the e-mail address and the password as JSON', async () => {
    let sent: unknown;
    network.use(
      http.post(`${ORIGIN}/v1/auth/sign-in/email`, async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({});
      }),
    );
    await session.signIn('a@b.test', 'secret');
    expect(sent).toEqual({ email: 'a@b.test', password: 'secret' });
  });

  it('tells wrong credentials from too many attempts', async () => {
    network.use(answerSignIn(401));
    await expect(session.signIn('a@b.test', 'x')).rejects.toMatchObject({ code: 'wrong-credentials' });
    network.use(answerSignIn(429));
    await expect(session.signIn('a@b.test', 'x')).rejects.toMatchObject({ code: 'too-many-requests' });
  });

  it('that ended before signing out has ended all the same', async () => {
    network.use(http.post(`${ORIGIN}/v1/auth/sign-out`, () => HttpResponse.json({}, { status: 401 })));
    await expect(session.signOut()).resolves.toBeUndefined();
  });
});
