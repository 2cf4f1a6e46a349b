import { expect, test } from 'vitest';
import { element, snapshot, text } from '../testing/picture.ts';
import { createSanitiser } from './sanitiser.ts';

const CARD = '4111111111111111';

/** A page of many short texts, in which the digits of a card number stand one to an element. */
function pageWithDigitsAt(row: number) {
  const rows = Array.from({ length: 700 }, (_, index) =>
    element('p', {}, element('span', {}, text(`Row ${index}`)), element('a', { href: '/orders' }, text('Open'))),
  );
  const digits = element('p', {}, ...Array.from(CARD, (digit) => element('b', {}, text(digit))));
  return snapshot(element('main', {}, ...rows.slice(0, row), digits, ...rows.slice(row)));
}

test('a large picture is cleaned in steps, to the same as at once', () => {
  const picture = pageWithDigitsAt(300);
  const steps = createSanitiser({ level: 'screen' }).sanitiseInSteps([picture]);
  let count = 0;
  let step = steps.next();
  while (!step.done) {
    count++;
    step = steps.next();
  }
  expect(count).toBeGreaterThan(50);
  expect(step.value).toEqual(createSanitiser({ level: 'screen' }).sanitiseTurn([picture]));
  expect(JSON.stringify(step.value)).toContain('Row 699');
});

test('a number that is split over many texts is found wherever a step ends', () => {
  for (let row = 100; row < 160; row++) {
    const said = JSON.stringify(createSanitiser({ level: 'screen' }).sanitiseTurn([pageWithDigitsAt(row)]));
    expect(said.match(/"textContent":"\d"/g) ?? []).toEqual([]);
  }
});
