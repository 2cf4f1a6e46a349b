import { expect, it } from 'vitest';
import { takeLinkToken } from './link-token.ts';

it('E1 takes the token out of the address, and keeps what else stands in it', () => {
  let shown = '';
  const history = {
    replaceState: (_: unknown, __: string, address?: string | URL | null) => (shown = String(address)),
  };
  const location = { hash: '#tok-en', pathname: '/me/', search: '?lang=nl' };
  expect(takeLinkToken({ location, history })).toBe('tok-en');
  expect(shown).toBe('/me/?lang=nl');
});

it('finds no token in an address without one', () => {
  const history = { replaceState: () => expect.unreachable() };
  expect(takeLinkToken({ location: { hash: '', pathname: '/me/', search: '' }, history })).toBeNull();
});
