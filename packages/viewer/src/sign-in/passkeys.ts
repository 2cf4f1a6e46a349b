/** Passkeys of whoever is signed in, and signing in with one: the browser asks the device, the server checks what it says. */
import { Type } from 'typebox';
import { Problem } from '../problem.ts';
import type { Ask } from '../session.ts';

const PasskeyList = Type.Array(
  Type.Object({
    id: Type.String(),
    name: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    createdAt: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  }),
);

/** One that is registered. */
export interface Passkey {
  id: string;
  name: string | null;
  addedAt: number | null;
}

export interface Passkeys {
  list(): Promise<Passkey[]>;
  add(name: string): Promise<void>;
  remove(id: string): Promise<void>;
  /** Asks the device which one. */
  signIn(): Promise<void>;
}

/** @returns whether this browser can have passkeys at this address: they belong to a name, and an address in numbers is none. */
export function canHavePasskeys(): boolean {
  const isNumber = /^[\d.]+$|:/.test(location.hostname.replaceAll(/[[\]]/g, ''));
  return !isNumber && 'PublicKeyCredential' in globalThis && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

export function createPasskeys(ask: Ask): Passkeys {
  return {
    async list() {
      const list = await ask('/passkey/list-user-passkeys', { answer: PasskeyList });
      return list.map(({ id, name = null, createdAt }) => ({
        id,
        name,
        addedAt: createdAt ? Date.parse(createdAt) : null,
      }));
    },
    async add(name) {
      const options = await ask('/passkey/generate-register-options', {
        answer: Type.Unknown(),
        refused: 'sign-in-again',
      });
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
        options as PublicKeyCredentialCreationOptionsJSON,
      );
      const made = await fromDevice(() => navigator.credentials.create({ publicKey }));
      await ask('/passkey/verify-registration', { body: { response: made.toJSON(), name }, refused: 'passkey-failed' });
    },
    async remove(id) {
      await ask('/passkey/delete-passkey', { body: { id }, refused: 'sign-in-again' });
    },
    async signIn() {
      const options = await ask('/passkey/generate-authenticate-options', { answer: Type.Unknown() });
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
        options as PublicKeyCredentialRequestOptionsJSON,
      );
      const shown = await fromDevice(() => navigator.credentials.get({ publicKey }));
      await ask('/passkey/verify-authentication', { body: { response: shown.toJSON() }, refused: 'passkey-failed' });
    },
  };
}

/** Whatever goes wrong on the device, it says no more than that it did not work. */
async function fromDevice(task: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  let credential: Credential | null;
  try {
    credential = await task();
  } catch (cause) {
    throw new Problem('passkey-failed', 'The device did not answer', { cause });
  }
  if (credential instanceof PublicKeyCredential) return credential;
  throw new Problem('passkey-failed');
}
