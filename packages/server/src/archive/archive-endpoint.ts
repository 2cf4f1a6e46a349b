import { ENDPOINTS, showMentions } from '@opname/protocol';
import type { FastifyInstance } from 'fastify';
import type { Authenticate } from '../access/caller.ts';
import { Bytes, handle } from '../http/handle.ts';
import type { ReadAssets } from '../assets/read-assets.ts';
import type { Notes } from '../notes/notes.ts';
import type { Packer } from '../pack/packer.ts';
import type { Shares } from '../sharing/shares.ts';
import type { Tags } from '../tags/tags.ts';
import type { Overviews } from '../participant/overview.ts';
import { createDescribeForParticipant } from '../watch-log/describe-entries.ts';
import type { WatchLog } from '../watch-log/watch-log.ts';
import type { Watching } from '../watch-log/watching.ts';
import type { Library } from '../watch/library.ts';
import type { CreateArchive } from './archive.ts';

export interface ArchiveEndpointParts {
  authenticate: Authenticate;
  watching: Watching;
  watchLog: WatchLog;
  packer: Pick<Packer, 'packRecording'>;
  library: Library;
  overviews: Overviews;
  shares: Pick<Shares, 'namesOf'>;
  notes: Pick<Notes, 'list'>;
  tags: Pick<Tags, 'list'>;
  readAssets: ReadAssets;
  originOf: (host: string) => string;
  now: () => number;
}

/** Whose notes they are, and whom they mention, is not told: it is the controller that notes. */
const NOBODY = { id: '' };
const COLLEAGUE = '@…';

/** The endpoint by which a recording leaves as an archive. Whoever asks, it says what its participant may know. */
export function handleArchive(app: FastifyInstance, parts: ArchiveEndpointParts, createArchive: CreateArchive): void {
  const { authenticate, shares, watching, watchLog, packer, library, overviews, notes, originOf, now } = parts;

  handle(app, ENDPOINTS.downloadArchive, { authenticate }, async ({ params, query, caller, request }) => {
    const row = await watching.exportAll(caller, params.recording, query.why);
    await packer.packRecording(row.id);
    const recording = await library.open(row.id);
    const reading = { origin: originOf(request.host), describe: createDescribeForParticipant(shares.namesOf) };
    const { site, subject, subject_key: subjectKey } = row;
    const participant = await overviews.read({ site, subject, subjectKey }, reading);
    const noted = (await notes.list(row, NOBODY)).map(({ page, at, text, writtenAt }) => ({
      page,
      at,
      text: showMentions(text, () => COLLEAGUE),
      writtenAt,
    }));
    const assets = await parts.readAssets.list(row);
    const tags = (await parts.tags.list(row)).map(({ name }) => name);
    const content = { madeAt: now(), recording, participant, tags, notes: noted, assets };
    const archive = await createArchive({ row, content, watchLog: await watchLog.listChained(row.id) });
    return new Bytes(archive, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="opname-${row.id}.zip"`,
    });
  });
}
