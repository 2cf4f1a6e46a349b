import type { RecordingFilter } from '@opname/protocol';
import { normalise, unpackWords, type Words } from '../facts/words.ts';
import type { RecordingKey } from '../store/keys/key-store.ts';
import { wordsPlace } from '../store/place.ts';

interface Searched {
  id: string;
  site: string;
  subject: string;
  words: Uint8Array | null;
  tags: readonly string[];
}

const NO_WORDS: Words = { clicked: '', pages: '' };

export function isAboutWords({ page, clicked, search, tag }: RecordingFilter): boolean {
  return [page, clicked, search, tag].some((words) => words !== undefined);
}

/** @returns whether what is asked for is in the words of a recording; one that is on its way out has no key, and no words. */
export function createMatchWords(filter: RecordingFilter): (row: Searched, key: RecordingKey | undefined) => boolean {
  const [page, clicked, search] = [filter.page, filter.clicked, filter.search].map((text) => text && normalise(text));
  const tag = filter.tag?.trim() && normalise(filter.tag.trim());
  return (row, key) => {
    if (tag && !row.tags.some((name) => normalise(name) === tag)) return false;
    const words = openWords(row, key);
    if (page && !words.pages.includes(page)) return false;
    if (clicked && !words.clicked.includes(clicked)) return false;
    return !search || [normalise(row.subject), words.pages, words.clicked].some((text) => text.includes(search));
  };
}

function openWords({ id: recording, site, words }: Searched, key: RecordingKey | undefined): Words {
  return words && key ? unpackWords(key.open(words, wordsPlace({ site, recording }))) : NO_WORDS;
}
