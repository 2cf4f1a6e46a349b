import { describe, expect, it } from 'vitest';
import { maskRanges } from '../ranges.ts';
import { detect } from './detect.ts';

const masked = (text: string) => maskRanges(text, detect(text, 'prose'));
const written = (write: (digit: string) => string) => Array.from('4111111111111111', write).join('');

describe('a number that is written so that a search for digits passes it by', () => {
  it.each([
    ['signs that nobody sees', written((digit) => `${digit}\u200B`)],
    ['full-width digits', written((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))],
    ['Arabic digits', written((digit) => String.fromCharCode(digit.charCodeAt(0) + 0x630))],
    ['mathematical digits', written((digit) => String.fromCodePoint(digit.charCodeAt(0) - 48 + 0x1d7ce))],
    ['several spaces', '4111  \u00A0 1111\t\t1111 1111'],
    ['encoded spaces', '4111%201111&nbsp;1111%201111'],
    ['lines', '4111\n1111\n1111\n1111'],
  ])('is found in %s', (_, number) => {
    expect(masked(`Paid with ${number} today`)).toMatch(/^(?:Paid with )?•{8}(?: today)?$/);
  });

  it('takes what is beside it along only where it is disguised', () => {
    expect(masked('Straße · 12 – 4111-1111-1111-1111 – café')).toBe('Straße · 12 – •••••••• – café');
    expect(masked('Straße · 4111\u20111111\u20111111\u20111111')).toBe('••••••••');
  });
});

it.each([
  'Do\u00ADnau\u00ADdampf\u00ADschiff',
  '١٢٣٤٥٦ items',
  '５ of 12',
  'L’été… 12 h',
  '1 234 567 €',
  'ghp · 12_30',
  '👩‍👩‍👧 4111',
])('%s is left as it is', (text) => expect(masked(text)).toBe(text));
