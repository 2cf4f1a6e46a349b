import { expect, test } from 'vitest';
import { StoreUnavailable } from '../store/database.ts';
import { createApp } from './app.ts';

function answerTo(error: Error) {
  const app = createApp({ log: 'silent' });
  app.get('/fails', async () => {
    throw error;
  });
  return app.inject('/fails');
}

test('when nothing can be stored safely the client is told to keep it and when to come again', async () => {
  const answer = await answerTo(new StoreUnavailable('disk full'));
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.json()).toMatchObject({ code: 'not-durable' });
});

test('what is not expected is told as a failure of ours, without what it was', async () => {
  const answer = await answerTo(new Error('the secret is swordfish'));
  expect(answer.statusCode).toBe(500);
  expect(answer.json()).toMatchObject({ code: 'internal' });
  expect(answer.body).not.toContain('swordfish');
});
