import { gzipSync } from 'node:zlib';
import { toColumns, type RecordedEvent } from '@opname/protocol';

const WORDS = 'invoice contact total amount street due paid open reminder draft client project hours rate note'.split(
  ' ',
);

/** Numbers that are the same in each run (Park and Miller's generator). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** @returns a gzip of at least `bytes`, of events as a busy business app makes them: pointer, mutations, clicks, scroll. */
export function createRealisticChunk(bytes: number, seed: number): { packed: Buffer; unpackedBytes: number } {
  const random = createRandom(seed);
  const events: RecordedEvent[] = [];
  let timestamp = Date.now();
  for (;;) {
    for (let count = 0; count < 20; count++) {
      timestamp += random(60);
      events.push({ type: 3, timestamp, data: createData(random) });
    }
    const text = JSON.stringify({ v: 2, events: toColumns(events) });
    const packed = gzipSync(text);
    if (packed.byteLength >= bytes) return { packed, unpackedBytes: Buffer.byteLength(text) };
  }
}

function createData(random: (below: number) => number): unknown {
  const kind = random(10);
  if (kind < 4) {
    const positions = Array.from({ length: 10 }, (_, index) => ({
      x: random(1280),
      y: random(720),
      id: random(900),
      timeOffset: -50 * index,
    }));
    return { source: 1, positions };
  }
  if (kind < 8) return createMutation(random);
  if (kind < 9) return { source: 2, type: random(7), id: random(900), x: random(1280), y: random(720) };
  return { source: 3, id: random(99), x: 0, y: random(5000) };
}

function createMutation(random: (below: number) => number): unknown {
  const word = () => WORDS[random(WORDS.length)] ?? '';
  return {
    source: 0,
    texts: [],
    attributes: [{ id: random(2000), attributes: { class: `row row-${word()}`, style: { width: `${random(100)}%` } } }],
    removes: [{ parentId: random(999), id: random(3000) }],
    adds: Array.from({ length: 1 + random(5) }, () => ({
      parentId: random(999),
      nextId: null,
      node: { type: 3, textContent: `${word()} ${word()} ${random(100_000)}`, id: random(9000) },
    })),
  };
}
