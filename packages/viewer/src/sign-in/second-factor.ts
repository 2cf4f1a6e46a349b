/** The second factor of whoever is signed in, or is half way. */
import { Type } from 'typebox';
import type { Ask } from '../session.ts';

const Enabled = Type.Object({ totpURI: Type.String(), backupCodes: Type.Array(Type.String()) });
const Codes = Type.Object({ backupCodes: Type.Array(Type.String()) });

export interface SecondFactor {
  /** @returns the address that an app for codes takes, and the backup codes, which are nowhere else. It holds once `confirm` took a code. */
  setUp(password: string): Promise<{ address: string; codes: string[] }>;
  /** Also the second half of a sign-in. */
  confirm(code: string): Promise<void>;
  confirmByBackup(code: string): Promise<void>;
  renewCodes(password: string): Promise<string[]>;
  remove(password: string): Promise<void>;
}

export function createSecondFactor(ask: Ask): SecondFactor {
  const refused = 'wrong-password';
  return {
    async setUp(password) {
      const enabled = await ask('/two-factor/enable', { body: { password }, answer: Enabled, refused });
      return { address: enabled.totpURI, codes: enabled.backupCodes };
    },
    async confirm(code) {
      await ask('/two-factor/verify-totp', { body: { code }, refused: 'wrong-code' });
    },
    async confirmByBackup(code) {
      await ask('/two-factor/verify-backup-code', { body: { code }, refused: 'wrong-code' });
    },
    async renewCodes(password) {
      const renewed = await ask('/two-factor/generate-backup-codes', { body: { password }, answer: Codes, refused });
      return renewed.backupCodes;
    },
    async remove(password) {
      await ask('/two-factor/disable', { body: { password }, refused });
    },
  };
}
