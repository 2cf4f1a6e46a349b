import { expect, test } from 'vitest';
import { printReport, type Report } from './print-report.ts';

const option = { where: 'option', role: 'option', outcome: 'masked', because: 'level inputs', isLeak: false } as const;
const report: Report = {
  level: 'inputs',
  rules: '2026-05',
  failures: [],
  shown: [{ page: 'a.html', where: 'input[name=salary]', because: '“Salary” may ask for income or wealth' }],
  masked: [],
  unmatched: ['rules[2] ("mask .gone")'],
  pages: [
    {
      page: 'a.html',
      events: 3,
      matched: { rules: [], canvas: [] },
      fields: [
        {
          where: 'input[name=salary]',
          label: 'Salary',
          control: 'input text',
          says: ['Salary'],
          outcome: 'seen',
          because: 'level inputs',
          isSensitive: false,
          isMeasured: true,
          isLeak: false,
        },
      ],
      texts: [
        { ...option, text: 'Belgium' },
        { ...option, text: 'France' },
        { where: 'h1', text: 'Account', role: 'heading', outcome: 'seen', because: 'level inputs', isLeak: false },
      ],
    },
  ],
};

test('a report is a table for each page, the warnings, and one line that sums up', () => {
  expect(printReport(report, { all: false, isColoured: false })).toBe(`a.html  level inputs, rules 2026-05

FIELD   WHERE               OUTCOME  WHY
Salary  input[name=salary]  seen     level inputs

TEXT                  WHERE   OUTCOME  WHY
options of a list ×2  option  masked   level inputs

1 text seen; --all lists them

Look sensitive and are seen; mask them with a rule, or show them with one:
  a.html  input[name=salary]: “Salary” may ask for income or wealth

Rules that match nothing on these pages; mend or remove them, or name the pages they are for:
  rules[2] ("mask .gone")

1 page, 1 field (1 seen, 0 masked, 0 hidden): 2 to mend
`);
});

test('texts that are seen are listed when asked for', () => {
  expect(printReport(report, { all: true, isColoured: false })).toMatch(/^Account +h1 +seen/m);
});

test('there is colour only where it is wanted', () => {
  expect(printReport(report, { all: false, isColoured: true })).toContain('\u001B[32mseen');
});
