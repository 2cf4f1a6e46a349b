import type { Level, RecordedEvent } from '@opname/protocol';
import type { AssetParts, Assets } from '../assets/assets.ts';
import { guard } from '../guard.ts';

/** Loads `opname-assets.js` from where the recorder came from, where the level shows pictures. Nothing waits for it. */
export function followAssets({ level, server, grant }: AssetParts & { level: Level }): Assets {
  const loading =
    level === 'structure'
      ? undefined
      : import('../assets/assets.ts').then(
          ({ startAssets }) => guard(startAssets)({ server, grant }),
          () => undefined,
        );
  return {
    see: (event: RecordedEvent) => void loading?.then((assets) => assets?.see(event)),
    stop: () => void loading?.then((assets) => assets?.stop()),
  };
}
