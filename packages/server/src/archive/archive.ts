/**
 * A recording as one zip that plays from disk without a server: the viewer's built page, its data as scripts, the receipts
 * and the keys that prove them, the watch log, and a summary that needs no script. It is made while it is sent, and one
 * segment at a time is in memory.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ArchiveContent, LedgerEntry } from '@opname/protocol';
import { ZipFile } from 'yazl';
import type { ReadAssets } from '../assets/read-assets.ts';
import type { Recordings } from '../store/schema.ts';
import type { Signer } from '../store/keys/signing-keys.ts';
import { parseSegmentId } from '../watch/page-index.ts';
import type { ReadSegment } from '../watch/segment-reader.ts';
import { showSummary } from './summary.ts';

const unpack = promisify(gunzip);

/** What the viewer builds for an archive. */
const PLAYER_FILES = ['index.html', 'archive.js', 'archive.css'];

export interface ArchiveParts {
  /** The folder of the viewer's built pages. */
  studioDir: string;
  readSegment: ReadSegment;
  readAssets: Pick<ReadAssets, 'read'>;
  signer: Pick<Signer, 'readPublicKeys'>;
}

export interface ArchiveOf {
  row: Recordings;
  content: ArchiveContent;
  /** The entries of the watch log as they stand in its chain. */
  watchLog: readonly LedgerEntry[];
}

/** Resolves when everything but the segments is at hand, so that an error still has a status. */
export type CreateArchive = (of: ArchiveOf) => Promise<Readable>;

export function createArchives({ studioDir, readSegment, readAssets, signer }: ArchiveParts): CreateArchive {
  return async ({ row, content, watchLog }) => {
    const zip = new ZipFile();
    for (const file of PLAYER_FILES) zip.addBuffer(await readFile(path.join(studioDir, 'archive', file)), file);
    const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
    add('summary.html', showSummary(content));
    add('keys.json', toText(await signer.readPublicKeys()));
    add('watch-log.json', toText({ entries: watchLog }));
    for (const { name, receipt } of listReceipts(content)) {
      add(`receipts/${name}.jws`, receipt);
      add(`receipts/${name}.json`, toText(readPayload(receipt)));
    }
    add('data/recording.js', toScript('recording', JSON.stringify(content)));
    addSegments(zip, content, readSegment);
    addAssets(zip, content, (asset) => readAssets.read(row, asset));
    zip.end();
    return toReadable(zip);
  };
}

function addSegments(zip: ZipFile, { recording }: ArchiveContent, readSegment: ReadSegment): void {
  for (const { id } of recording.index.flatMap(({ segments }) => segments)) {
    // Read when its turn has come; what cannot be read ends the download, so that no archive is whole without it.
    zip.addReadStreamLazy(`data/segments/${encodeURIComponent(id)}.js`, (done) =>
      done(undefined, Readable.from(readScript(readSegment, recording.id, id), { objectMode: false })),
    );
  }
}

function addAssets(zip: ZipFile, { assets = [] }: ArchiveContent, read: (asset: string) => Promise<Uint8Array>): void {
  for (const id of new Set(assets.flatMap(({ asset }) => asset ?? []))) {
    zip.addReadStreamLazy(`data/assets/${id}.js`, (done) =>
      done(undefined, Readable.from(readAssetScript(read, id), { objectMode: false })),
    );
  }
}

async function* readAssetScript(read: (asset: string) => Promise<Uint8Array>, id: string): AsyncGenerator<string> {
  yield toScript(`asset:${id}`, JSON.stringify(Buffer.from(await read(id)).toString('base64')));
}

async function* readScript(readSegment: ReadSegment, recording: string, id: string): AsyncGenerator<string> {
  const place = parseSegmentId(id);
  if (!place) throw new Error('The index names a segment in a form that is none');
  yield toScript(`segment:${id}`, (await unpack(await readSegment({ recording, ...place }))).toString());
}

/** Parsed rather than written as an object, in which a key such as `__proto__` would mean something else. */
function toScript(part: string, json: string): string {
  return `opnameArchive.add(${JSON.stringify(part)}, JSON.parse(${JSON.stringify(json)}));\n`;
}

function toReadable(zip: ZipFile): Readable {
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  return output;
}

/** Each receipt with a name that sorts by its time and says what it is about. */
function listReceipts({ participant }: ArchiveContent): { name: string; receipt: string }[] {
  const dated = [
    ...participant.consents.map(({ at, kind, receipt }) => ({ at, kind, receipt })),
    ...participant.erasures.map(({ at, receipt }) => ({ at, kind: 'erasure', receipt })),
  ].toSorted((a, b) => a.at - b.at);
  return dated.flatMap(({ at, kind, receipt }, index) => {
    const day = new Date(at).toISOString().slice(0, 10);
    return receipt === null ? [] : [{ name: `${String(index + 1).padStart(3, '0')}-${day}-${kind}`, receipt }];
  });
}

/** What a JWS says (RFC 7515), for people; what it proves is checked by `opname verify`. */
function readPayload(jws: string): unknown {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());
}

function toText(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
