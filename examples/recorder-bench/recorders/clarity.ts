import { clarity } from 'clarity-js';
import { PEER } from './wire.ts';

export function start(): void {
  clarity.start({ projectId: 'bench', upload: `${PEER}/collect`, track: true, content: true });
}
