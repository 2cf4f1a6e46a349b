import { expect, test } from 'vitest';
import type { FieldFinding, TextFinding } from './findings.ts';
import { exitCodeOf, judgePages, type PageResult } from './judge-pages.ts';

const salary: FieldFinding = {
  where: 'input[name=salary]',
  label: 'Salary',
  control: 'input text',
  says: ['Salary'],
  outcome: 'seen',
  because: 'level screen',
  isSensitive: false,
  isMeasured: true,
  isLeak: false,
};
const heading: TextFinding = {
  where: 'h2',
  text: 'Customer',
  role: 'heading',
  outcome: 'masked',
  because: 'rule customer',
  isLeak: false,
};

function page(findings: Partial<PageResult>): PageResult {
  return { page: 'a.html', fields: [], texts: [], matched: { rules: [], canvas: [] }, events: 3, ...findings };
}

test('a field that looks sensitive and is seen fails the check', () => {
  const judgement = judgePages([page({ fields: [salary] })], undefined);
  expect(judgement.shown).toHaveLength(1);
  expect(exitCodeOf(judgement, 0)).toBe(1);
});

test('a rule that shows it settles the matter', () => {
  expect(judgePages([page({ fields: [{ ...salary, because: 'rule show salary' }] })], undefined).shown).toEqual([]);
});

test('a leak fails the check whatever the field is called', () => {
  const leak = { ...salary, says: ['City'], isLeak: true, because: 'its value is in the recording' };
  expect(judgePages([page({ fields: [leak] })], undefined).shown).toHaveLength(1);
});

test('so does a text that is in the recording though a rule masks it', () => {
  const leak: TextFinding = { ...heading, outcome: 'seen', isLeak: true };
  expect(exitCodeOf(judgePages([page({ texts: [leak] })], undefined), 0)).toBe(1);
});

test('a rule that matches on one page of several is in use', () => {
  const rules = {
    version: '1',
    rules: [
      { action: 'mask', selector: '.a' },
      { action: 'hide', field: 'b' },
    ],
  } as const;
  const pages = [
    page({ matched: { rules: [true, false], canvas: [] } }),
    page({ matched: { rules: [false, false], canvas: [] } }),
  ];
  const judgement = judgePages(pages, rules);
  expect(judgement.unmatched).toEqual(['rules[1] ("hide b")']);
  expect(exitCodeOf(judgement, 0)).toBe(1);
});

test('a harmless text that is masked is told once for each page, and fails nothing', () => {
  const judgement = judgePages([page({ texts: [heading, { ...heading, where: 'h3' }] })], undefined);
  expect(judgement.masked).toHaveLength(1);
  expect(exitCodeOf(judgement, 0)).toBe(0);
});

test('a page that could not be checked outweighs all else', () => {
  expect(exitCodeOf(judgePages([page({ fields: [salary] })], undefined), 1)).toBe(2);
});
