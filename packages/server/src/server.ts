/** The one door of this package. */
export { parseConfig, type Config } from './config/config.ts';
export type { Site } from './config/sites.ts';
export { startServer, type RunningServer } from './main.ts';
export { createChainCheck, type ChainCheck } from './ledger/verify-chain.ts';
