/** A node of the crash test, in a process of its own, to be killed; its configuration is its argument. */
import { startServer } from '../src/main.ts';
import { API_KEY, EMAIL, PASSWORD, SITE } from '../test/test-server.ts';

const given = JSON.parse(process.argv[2] ?? '{}') as { data: string };
const { url } = await startServer({
  host: '127.0.0.1',
  port: 0,
  adminEmail: EMAIL,
  adminPassword: PASSWORD,
  apiKey: API_KEY,
  sites: [SITE],
  log: 'fatal',
  ...given,
});
process.send?.({ url });
process.once('disconnect', () => process.exit(0));
