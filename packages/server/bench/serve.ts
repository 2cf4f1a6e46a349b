/** The server of the benchmark, in a process of its own, as `opname serve` would run it. */
import process from 'node:process';
import { parseConfig, startServer } from '../src/server.ts';

const server = await startServer({ ...parseConfig(process.env), demoDir: import.meta.dirname });
process.send?.({ url: server.url });
process.on('message', () => process.send?.({ cpu: process.cpuUsage(), memory: process.memoryUsage().rss }));
process.once('disconnect', () => void server.close().then(() => process.exit(0)));
