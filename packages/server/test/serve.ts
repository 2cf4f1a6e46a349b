/** A server in a process of its own, to be killed: its data folder is its argument. */
import { startServer } from '../src/main.ts';
import { API_KEY, EMAIL, PASSWORD, SITE } from './test-server.ts';

const { url } = await startServer({
  port: 0,
  host: '127.0.0.1',
  data: process.argv[2] ?? '',
  adminEmail: EMAIL,
  adminPassword: PASSWORD,
  apiKey: API_KEY,
  sites: [SITE],
  log: 'error',
});
process.send?.({ url });
process.once('disconnect', () => process.exit(0));
