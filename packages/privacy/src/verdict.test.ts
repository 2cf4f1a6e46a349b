import { expect, test } from 'vitest';
import { element, snapshot } from '../testing/picture.ts';
import { createSanitiser } from './sanitiser.ts';

test('the classes by which rrweb is told what to leave out are followed, and a nearer mark of ours wins', () => {
  const page = snapshot(
    element('p', { class: 'a rr-block' }, 'blocked words'),
    element('p', { class: 'rr-mask' }, 'masked words ', element('b', { 'data-opname': 'show' }, 'shown words')),
    element('p', { class: 'rr-maskers' }, 'other words'),
  );
  const recorded = JSON.stringify(createSanitiser({ level: 'screen' }).sanitise(page));
  expect(recorded).not.toMatch(/blocked words|masked words/);
  expect(recorded).toContain('shown words');
  expect(recorded).toContain('other words');
});
