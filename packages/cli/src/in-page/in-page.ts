/** The half of `opname rules check` that runs in the page: fills, records, and compares. Built into one script. */
import { checkPage } from './check-page.ts';

Object.assign(globalThis, { opnameCheckPage: checkPage });
