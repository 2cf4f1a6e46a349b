import type { Asset } from '@opname/protocol';
import { expect, test } from 'vitest';
import type { RecordingSource } from '../player/recording-source.ts';
import { createAssetReader } from './read-with-assets.ts';

const APP = 'https://app.example.org';
const held = (name: string): Asset => ({
  address: `${APP}/${name}`,
  asset: name,
  type: 'image/png',
  width: null,
  height: null,
});
const MISSING: Asset = { address: 'https://cdn.example.org/x.jpg', asset: null, type: null, width: 320, height: 200 };

function sourceOf(children: object[], assets: Asset[]): RecordingSource {
  const node = { type: 0, id: 1, childNodes: children };
  return {
    open: () => Promise.reject(new Error('not asked for here')),
    readSegment: async () => [
      { type: 4, timestamp: 1, data: { href: `${APP}/team/` } },
      { type: 2, timestamp: 1, data: { node } },
      { type: 3, timestamp: 2, data: { source: 8, adds: [{ rule: `a{background:url("${APP}/a.png")}` }] } },
    ],
    listAssets: async () => assets,
    readAsset: async ({ asset }) => `blob:of-${asset}`,
  };
}

const element = (tagName: string, attributes: object) => ({ type: 2, id: 2, tagName, attributes, childNodes: [] });
const readText = async (children: object[], assets: Asset[]) =>
  JSON.stringify(await createAssetReader(sourceOf(children, assets)).readSegment('1', new AbortController().signal));

test('what the recording holds stands for its addresses, in elements, styles and rules', async () => {
  const sheet = `@font-face{src:url("${APP}/f.woff2")} b{background:url("${APP}/a.png")}`;
  const nodes = [
    element('img', { src: `${APP}/a.png` }),
    element('link', { _cssText: sheet }),
    element('video', { poster: '/a.png' }),
  ];
  const text = await readText(nodes, [held('a.png'), held('f.woff2')]);
  expect(text.match(/blob:of-a\.png/g)).toHaveLength(4);
  expect(text).toContain('blob:of-f.woff2');
  expect(text).not.toContain(`${APP}/a.png`);
});

test('what it does not hold is a plain area as large as it was, and nothing is asked of the page', async () => {
  const text = await readText([element('img', { src: MISSING.address })], [MISSING]);
  expect(text).toContain('data:image/svg+xml');
  expect(decodeURIComponent(text)).toMatch(/width=\W+320\W+ height=\W+200/);
  expect(text).not.toContain(MISSING.address);
});

test('what the page showed and the recording does not hold is counted once, wherever it stands', async () => {
  const counts: number[] = [];
  const nodes = [
    element('img', { src: MISSING.address }),
    element('video', { poster: MISSING.address }),
    element('img', { src: `${APP}/gone.png` }),
    element('link', { _cssText: `b{background:url("${APP}/never-shown.png")}` }),
  ];
  const source = sourceOf(nodes, [MISSING, held('a.png'), held('gone.png')]);
  const readAsset: typeof source.readAsset = async (asset) => {
    if (asset.asset === 'gone.png') throw new Error('not to be had');
    return await source.readAsset(asset);
  };
  const reader = createAssetReader({ ...source, readAsset }, (count) => counts.push(count));
  await reader.readSegment('1', new AbortController().signal);
  await reader.readSegment('2', new AbortController().signal);
  expect(counts).toEqual([2, 2]);
});

test('of several sizes of a picture the one stays that the browser had loaded', async () => {
  const srcset = `${APP}/small.png 1x, ${APP}/a.png 2x`;
  const text = await readText([element('img', { src: `${APP}/small.png`, srcset })], [held('a.png')]);
  expect(text).toContain('"srcset":"blob:of-a.png 2x"');
  expect(text).not.toContain('small.png');
});

test('what a stranger made of the events is passed on as it is', async () => {
  const source = {
    ...sourceOf([], []),
    readSegment: async () => [null, 7, { type: 2, data: { node: { childNodes: 4 } } }],
  };
  const read = await createAssetReader(source).readSegment('1', new AbortController().signal);
  expect(read).toEqual([null, 7, { type: 2, data: { node: { childNodes: 4 } } }]);
});
