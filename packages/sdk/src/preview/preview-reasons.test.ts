import { expect, it } from 'vitest';
import { reasonOf, sayReason } from './preview-reasons.ts';

it.each([
  ['level', 'level'],
  ['rule customers', 'rule'],
  ['data-opname="hide"', 'rule'],
  ['class rr-mask', 'rule'],
  ['not visible', 'unseen'],
  ['echo', 'echo'],
  ['detector iban', 'number'],
  ['detector token', 'key'],
  ['texts beside it', 'beside'],
  ['type password', 'field'],
  ['the text beside it', 'field'],
  ['a box of a code', 'field'],
])('"%s" is a reason of the kind "%s"', (because, kind) => {
  expect(reasonOf(because)).toBe(kind);
});

it('says the reason in the language of the participant, and to a developer which rule or sign it was', () => {
  expect(sayReason('rule customers', 'nl')).toBe('een regel van deze site (customers)');
  expect(sayReason('type password', 'en')).toBe('a field for something sensitive (type password)');
  expect(sayReason('echo', 'de')).toBe('wiederholt etwas Sensibles, das eingegeben wurde');
});
