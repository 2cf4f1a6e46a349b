// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createElement as h } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../api.ts';
import { Recordings } from '../recordings/recordings.tsx';
import { createSession } from '../session.ts';
import { createSpeech, SpeechContext } from '../texts/texts.ts';
import { createQueryClient, ServerContext } from './server.ts';
import { Shell } from './shell.tsx';

/** What the server answers, by path; a test changes it as the server's state would change. */
let answers: Record<string, () => Response>;
let root: Root;

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });
const answer = async (address: string) => {
  const path = address.split('?')[0] ?? '';
  const found = answers[path];
  if (!found) throw new TypeError(`The test has no answer for ${path}.`);
  return found();
};

const fetchHere: typeof fetch = (input) => answer(input instanceof Request ? input.url : input.toString());

function stubLayout(): void {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
}

function open(): void {
  const element = document.createElement('div');
  document.body.replaceChildren(element);
  root = createRoot(element);
  const server = { api: createApi(fetchHere), session: createSession(fetchHere) };
  const studio = h(Shell, { children: h(Recordings) });
  const withServer = h(
    ServerContext,
    { value: server },
    h(QueryClientProvider, { client: createQueryClient() }, studio),
  );
  const speech = createSpeech('en', () => {});
  root.render(h(MantineProvider, { env: 'test' }, h(SpeechContext, { value: speech }, withServer)));
}

const text = () => document.body.textContent ?? '';
/** Milliseconds that a view may take on a busy machine. */
const SEEN_MS = 10_000;

const see = (words: string) => vi.waitFor(() => expect(text()).toContain(words), { timeout: SEEN_MS });

function fill(name: string, value: string): void {
  const input = document.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  if (input) input.value = value;
}

const submit = () => document.querySelector('form')?.requestSubmit();

describe('the studio', () => {
  beforeEach(() => {
    stubLayout();
    answers = {
      '/v1/auth/get-session': json(null),
      '/v1/sign-in': json({ secondFactorFor: [], provider: null }),
    };
  });
  afterEach(() => {
    root.unmount();
    vi.unstubAllGlobals();
  });

  it('asks who is there when nobody is signed in', async () => {
    open();
    await see('Sign in to the studio');
    expect(document.querySelector('input[name="email"]')?.getAttribute('autocomplete')).toBe('username');
    expect(document.querySelector('input[name="password"]')?.getAttribute('autocomplete')).toBe('current-password');
  });

  it('says which field is missing, and asks the server nothing', async () => {
    open();
    await see('Sign in to the studio');
    fill('email', 'a@b.test');
    submit();
    await see('Enter your password.');
    expect(text()).not.toContain('Enter your e-mail address.');
  });

  it('says that the credentials are wrong and what to do', async () => {
    answers['/v1/auth/sign-in/email'] = json({ code: 'INVALID_EMAIL_OR_PASSWORD' }, 401);
    open();
    await see('Sign in to the studio');
    fill('email', 'a@b.test');
    fill('password', 'wrong');
    submit();
    await see('do not belong together');
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('Check both');
  });

  it('shows the list once somebody is signed in, and how to get a first recording', async () => {
    answers['/v1/auth/sign-in/email'] = () => {
      answers['/v1/auth/get-session'] = json({ user: { email: 'a@b.test' }, session: {} });
      return Response.json({});
    };
    answers['/v1/recordings'] = json({ recordings: [], next: null });
    open();
    await see('Sign in to the studio');
    fill('email', 'a@b.test');
    fill('password', 'right');
    submit();
    await see('No recordings yet');
    expect(text()).toContain('/opname.js"');
  });

  it('asks again when the session has ended meanwhile', async () => {
    answers['/v1/auth/get-session'] = json({ user: { email: 'a@b.test' }, session: {} });
    answers['/v1/recordings'] = json({ code: 'not-signed-in', message: '' }, 401);
    open();
    await see('Sign in to the studio');
    expect(text()).not.toContain('Refresh');
  });

  it('says what to do when the server fails', async () => {
    answers['/v1/auth/get-session'] = json({ user: { email: 'a@b.test' }, session: {} });
    answers['/v1/recordings'] = json({ code: 'internal', message: '' }, 500);
    open();
    await see('The server failed.');
    expect(text()).toContain('Try again');
  });
});
