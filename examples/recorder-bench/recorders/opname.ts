import { NO_RULES } from '@opname/privacy';
import { startCapturePath } from '../../../packages/sdk/src/recorder/capture-path.ts';
import { createChunker } from '../../../packages/sdk/src/transport/chunker.ts';
import { seal } from '../../../packages/sdk/src/transport/seal.ts';
import { send } from './wire.ts';

function broken(error: unknown): void {
  throw error;
}

export function start(): void {
  const chunker = createChunker((chunk) => void seal(chunk).then(send));
  startCapturePath({ level: 'screen', rules: NO_RULES, tellsMoves: true, onEvent: chunker.add, onBroken: broken });
}
