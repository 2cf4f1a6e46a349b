import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPageId } from './page-id.ts';

afterEach(() => vi.unstubAllGlobals());

describe('the id of a page', () => {
  it('is a UUID as the server takes it', () => {
    expect(createPageId()).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is one on pages of plain http too, which have no crypto.randomUUID', () => {
    const secure = crypto;
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => secure.getRandomValues(bytes) });
    expect(createPageId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(createPageId()).not.toBe(createPageId());
  });
});
