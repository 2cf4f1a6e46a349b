import { expect, test } from 'vitest';
import { isWeakPassword } from './weak-password.ts';

const weakOf = (passwords: readonly string[]) =>
  passwords.filter((password) => isWeakPassword(password, 'anna.devries@example.org'));

test('what is guessed first is refused, however it is dressed up', () => {
  const guessed = [
    'password1234',
    'Password2026!',
    'Welkom01Welkom01',
    'wachtwoord123',
    'qwertyuiop12',
    '123456789012',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    'poiuytrewq98',
    'Summer2026!!',
    'opnameopname',
    'annadevries1',
    'p@ssw0rd2026',
    'shorter',
  ];
  expect(weakOf(guessed)).toEqual(guessed);
});

test('a few words that belong to nothing, or chance, are taken', () => {
  expect(weakOf(['correct horse battery staple', 'tKz8-vQ3m-Lw0x', 'fietspad onder regen', 'xK9#mPq2$vLn7'])).toEqual(
    [],
  );
});
