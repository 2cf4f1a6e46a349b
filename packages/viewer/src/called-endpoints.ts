import { ENDPOINTS } from '@opname/protocol';
import { COMING } from './coming-endpoints.ts';

/** The endpoints that the viewer's pages call. */
export const CALLED = { ...ENDPOINTS, ...COMING } as const;
export type CalledName = keyof typeof CALLED;
