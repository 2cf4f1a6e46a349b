import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { createGrants } from './grant.ts';

const SECRET = new Uint8Array(32).fill(1);
const claims = { recording: 'r', site: 's', until: 1 };
const grants = createGrants(SECRET);

/** Verifies as a page would be: what comes at once and what comes later are the same to it. */
const verify = async (token: string) => await grants.verify(`Bearer ${token}`);

test('a grant says what it was made with, again and again', async () => {
  const token = await grants.create(claims);
  expect(await verify(token)).toEqual(claims);
  expect(await verify(token)).toEqual(claims);
});

test('a grant of another server, without a signature, or for another use is refused', async () => {
  const foreign = await createGrants(new Uint8Array(32).fill(2)).create(claims);
  await expect(verify(foreign)).rejects.toMatchObject({ code: 'bad-grant' });
  const [, payload] = (await grants.create(claims)).split('.');
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
  await expect(verify(unsigned)).rejects.toMatchObject({ code: 'bad-grant' });
  const session = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(SECRET);
  await expect(verify(session)).rejects.toMatchObject({ code: 'bad-grant' });
});

test('what is no grant is refused', () => {
  const refused = expect.objectContaining({ code: 'bad-grant' });
  expect(() => grants.verify(undefined)).toThrow(refused);
  expect(() => grants.verify('')).toThrow(refused);
  expect(() => grants.verify('Basic YTpi')).toThrow(refused);
});
