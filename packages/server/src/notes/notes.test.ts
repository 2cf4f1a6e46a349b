import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  writeMention,
  type ApiKeyMade,
  type ColleagueList,
  type Note,
  type NoteForMe,
  type NoteList,
} from '@opname/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyframe } from '../../test/events.ts';
import { filesUnder } from '../../test/files.ts';
import { createAccounts, signIn } from '../../test/staff-account.ts';
import { codeOf, EMAIL, SITE, startTestServer, type TestServer } from '../../test/test-server.ts';

let server: TestServer;
let colleague: string;

beforeAll(async () => {
  server = await startTestServer();
  const made = await server.ask('/v1/api-keys', 'POST', { name: 'colleague', role: 'expert', sites: [SITE.key] });
  colleague = ((await made.json()) as ApiKeyMade).key;
});
afterAll(() => server.stop());

const MARKED = 'Zeppelin-hesitates-7731';

async function record(): Promise<{ recording: string; page: string; at: number }> {
  const page = randomUUID();
  const { grant, recording } = await server.grant({ subject: randomUUID() });
  await server.upload(grant, { page, last: true, events: keyframe(server.clock.now) });
  return { recording, page, at: server.clock.now };
}

const notesOf = (recording: string) => `/v1/recordings/${recording}/notes`;

async function write({ recording, page, at }: Awaited<ReturnType<typeof record>>, text: string, under?: string) {
  const answer = await server.ask(notesOf(recording), 'POST', { page, at, text, ...(under && { under }) });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Note;
}

async function list(recording: string): Promise<Note[]> {
  return ((await (await server.ask(notesOf(recording))).json()) as NoteList).notes;
}

const asColleague = (address: string, method: string, body?: object) =>
  fetch(server.url + address, {
    method,
    headers: { authorization: `Bearer ${colleague}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });

test('notes are kept at their moments, with their answers, and say who wrote them', async () => {
  const place = await record();
  const later = await write({ ...place, at: place.at + 50 }, 'Looks for the menu.');
  const first = await write(place, '  <b>Waits</b> for the picture. ');
  server.clock.now += 1;
  const answer = await write(place, 'So did the one before.', first.id);
  expect((await list(place.recording)).map(({ id }) => id)).toEqual([first.id, answer.id, later.id]);
  expect(first).toMatchObject({ text: '  <b>Waits</b> for the picture. ', isOwn: true, under: null, changedAt: null });
  expect(answer.under).toBe(first.id);
  const theirs = (await (await asColleague(notesOf(place.recording), 'GET')).json()) as NoteList;
  expect(theirs.notes.map(({ isOwn }) => isOwn)).toEqual([false, false, false]);
  expect(theirs.notes.map(({ author }) => author)).toEqual([first.author, answer.author, later.author]);
});

test('only its author changes a note, and an expert removes no other one’s', async () => {
  const place = await record();
  const { id } = await write(place, 'Waits.');
  const address = `${notesOf(place.recording)}/${id}`;
  expect(await codeOf(await asColleague(address, 'PUT', { text: 'x' }))).toBe('403 note-of-another');
  expect(await codeOf(await asColleague(address, 'DELETE'))).toBe('403 note-of-another');
  const changed = (await (await server.ask(address, 'PUT', { text: 'Hesitates.' })).json()) as Note;
  expect(changed).toMatchObject({ text: 'Hesitates.', changedAt: server.clock.now });
  expect((await list(place.recording)).map(({ text }) => text)).toEqual(['Hesitates.']);
});

test('a note is removed with its answers, and cannot be answered or changed after that', async () => {
  const place = await record();
  const { id } = await write(place, 'Waits.');
  await write(place, 'Indeed.', id);
  const address = `${notesOf(place.recording)}/${id}`;
  expect((await server.ask(address, 'DELETE')).status).toBe(204);
  expect(await list(place.recording)).toEqual([]);
  expect(await codeOf(await server.ask(address, 'DELETE'))).toBe('404 unknown-note');
  expect(await codeOf(await server.ask(address, 'PUT', { text: 'x' }))).toBe('404 unknown-note');
  const { page, at, recording } = place;
  const answer = await server.ask(notesOf(recording), 'POST', { page, at, text: 'x', under: id });
  expect(await codeOf(answer)).toBe('404 unknown-note');
});

test('an answer is not answered, and a note of another recording is none of this one', async () => {
  const [place, other] = [await record(), await record()];
  const { id } = await write(place, 'Waits.');
  const answer = await write(place, 'Indeed.', id);
  const { page, at, recording } = place;
  for (const [where, under] of [
    [recording, answer.id],
    [other.recording, id],
  ] as const) {
    const refused = await server.ask(notesOf(where), 'POST', { page, at, text: 'x', under });
    expect(await codeOf(refused)).toBe('404 unknown-note');
  }
  expect(await codeOf(await server.ask(`${notesOf(other.recording)}/${id}`, 'DELETE'))).toBe('404 unknown-note');
  expect(await codeOf(await server.ask(notesOf(recording), 'POST', { page, at, text: ' ' }))).toBe(
    '400 invalid-request',
  );
});

test('who only reads the notes of a recording is in its watch log', async () => {
  const { recording } = await record();
  await asColleague(notesOf(recording), 'GET');
  const { entries } = (await (await server.ask(`/v1/watch-log?recording=${recording}`)).json()) as {
    entries: { what: string; who: string }[];
  };
  expect(entries.map(({ what }) => what)).toEqual(['opened']);
});

test('E3 the notes of a recording are sealed with its key, and go when it is erased', async () => {
  const place = await record();
  await write(place, MARKED);
  expect(filesUnder(server.data).some((file) => readFileSync(file).includes(MARKED))).toBe(false);
  expect((await server.ask(`/v1/recordings/${place.recording}`, 'DELETE')).status).toBe(200);
  expect(await codeOf(await server.ask(notesOf(place.recording)))).toBe('410 recording-erased');
  const { page, at } = place;
  const late = await server.ask(notesOf(place.recording), 'POST', { page, at, text: 'x' });
  expect(await codeOf(late)).toBe('410 recording-erased');
});

const COLLEAGUES = `/v1/sites/${SITE.key}/colleagues`;

test('a mention is kept by id, tells whom it is for until they read it, and only those who may watch', async () => {
  await createAccounts(server, ['expert', 'developer']);
  const expert = await signIn(server, 'expert');
  const forExpert = async () => {
    const answer = await fetch(`${server.url}/v1/notes`, { headers: expert });
    return ((await answer.json()) as { notes: NoteForMe[] }).notes;
  };
  const { colleagues } = (await (await server.ask(COLLEAGUES)).json()) as ColleagueList;
  expect(colleagues.map(({ name }) => name)).toEqual([EMAIL, 'expert@example.org']);
  const { id = '' } = colleagues.find(({ name }) => name.startsWith('expert')) ?? {};
  const place = await record();
  const text = `Look, ${writeMention(id)}.`;
  const note = await write({ ...place, at: place.at + 50 }, text);
  expect(note).toMatchObject({ text, mentions: [{ id, name: 'expert@example.org' }] });
  const { recording } = place;
  expect(await forExpert()).toMatchObject([{ id: note.id, recording, time: 50, why: 'mentioned', isUnread: true }]);
  await fetch(server.url + notesOf(recording), { headers: expert });
  expect((await forExpert()).map(({ isUnread }) => isUnread)).toEqual([false]);
  const address = `${notesOf(recording)}/${note.id}`;
  expect(await codeOf(await server.ask(address, 'PUT', { text: 'You, <@nobody>.' }))).toBe('404 unknown-member');
  expect((await server.ask(address, 'PUT', { text: 'Never mind.' })).status).toBe(200);
  expect(await forExpert()).toEqual([]);
});

test('E3 an answer is for whom it answers, and nobody is told of it when its recording is erased', async () => {
  const place = await record();
  const { id } = await write(place, 'Waits.');
  const { page, at, recording } = place;
  await asColleague(notesOf(recording), 'POST', { page, at, text: 'Indeed.', under: id });
  const forMe = async () => ((await (await server.ask('/v1/notes')).json()) as { notes: NoteForMe[] }).notes;
  expect(await forMe()).toMatchObject([{ recording, why: 'answered', isUnread: true }]);
  await server.ask(`/v1/recordings/${recording}`, 'DELETE');
  expect(await forMe()).toEqual([]);
});
