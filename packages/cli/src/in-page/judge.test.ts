import type { Explanation } from '@opname/privacy';
import type { RecordedEvent } from '@opname/protocol';
import { expect, test } from 'vitest';
import { judgeField, judgeText } from './judge.ts';
import { readRecorded } from './recorded.ts';

const typed = (id: number, text: string): RecordedEvent => ({
  type: 3,
  timestamp: 1,
  data: { source: 5, id, text, isChecked: false },
});
const filled = { kind: 'value', value: 'Mafoke degeme' } as const;
const shown: Explanation = { outcome: 'shown', because: 'level' };
const secret: Explanation = { outcome: 'sensitive', because: 'type password' };

function judge(events: RecordedEvent[], explanation: Explanation) {
  return judgeField({ filled, recorded: readRecorded(events), level: 'screen', ids: [2], explanation });
}

test('a field whose value is in the events is seen', () => {
  expect(judge([typed(2, 'Mafoke degeme')], shown)).toMatchObject({ outcome: 'seen', because: 'level screen' });
});

test('a field whose value is not in the events is masked, with the reason of the sanitiser', () => {
  expect(judge([typed(2, '••••••••')], secret)).toMatchObject({
    outcome: 'masked',
    because: 'type password',
    isSensitive: true,
    isLeak: false,
  });
});

test('a value that a detector took out of a field that is shown is masked by the detector', () => {
  expect(judge([typed(2, '••••••••')], shown)).toMatchObject({ outcome: 'masked', because: 'detector' });
});

test('a value in the events is a leak when the sanitiser says that it is masked', () => {
  expect(judge([typed(2, 'Mafoke degeme')], secret)).toMatchObject({ outcome: 'seen', isLeak: true });
});

test('a masked value that stands somewhere else in the recording is a leak', () => {
  expect(judge([typed(2, '••••••••'), typed(9, 'You are Mafoke degeme')], secret)).toMatchObject({ isLeak: true });
});

test('a field that cannot be filled is reported as the sanitiser would have it, and says so', () => {
  const judged = judgeField({
    filled: { kind: 'nothing' },
    recorded: readRecorded([]),
    level: 'inputs',
    ids: [2],
    explanation: { outcome: 'masked', because: 'level' },
  });
  expect(judged).toMatchObject({ outcome: 'masked', isMeasured: false, because: 'level inputs (could not be filled)' });
});

test('a text that is recorded in part is masked', () => {
  const text = 'Pay to NL91ABNA0417164300 today';
  const evidence = { text, held: 'Pay to •••••••• today', level: 'screen', explanation: shown } as const;
  expect(judgeText(evidence)).toMatchObject({ outcome: 'masked', because: 'detector or echo', isLeak: false });
});

test('a text that no event has is hidden', () => {
  const explanation: Explanation = { outcome: 'hidden', because: 'rule customers' };
  expect(judgeText({ text: 'Jan', held: undefined, level: 'screen', explanation })).toEqual({
    outcome: 'hidden',
    because: 'rule customers',
    isLeak: false,
  });
});

test('a text in the events is a leak when the sanitiser says that it is masked', () => {
  const explanation: Explanation = { outcome: 'masked', because: 'rule customers' };
  expect(judgeText({ text: 'Jan', held: 'Jan', level: 'screen', explanation })).toEqual({
    outcome: 'seen',
    because: 'it is in the recording, although: rule customers',
    isLeak: true,
  });
});
