/**
 * The data of an archive lie beside its page as scripts, since a page from disk may load nothing else. Each calls
 * `opnameArchive.add` with one part; a part is loaded when it is asked for.
 */
export interface ArchiveParts {
  /** Called by a part's own script. */
  add(part: string, data: unknown): void;
  /** @returns a part; throws where its file is not there or does not hold it. */
  read(part: string): Promise<unknown>;
}

/** Loads a script of the archive by its address; throws where it is not there. */
type LoadScript = (address: string) => Promise<void>;

/** @returns the file that holds a part: `recording` in data/recording.js, `segment:7` in data/segments/7.js. */
export function fileOf(part: string): string {
  const [kind = '', id] = part.split(':');
  return id === undefined ? `data/${kind}.js` : `data/${kind}s/${encodeURIComponent(id)}.js`;
}

export function createArchiveParts(load: LoadScript): ArchiveParts {
  const added = new Map<string, unknown>();
  return {
    add: (part, data) => void added.set(part, data),
    async read(part) {
      if (!added.has(part)) await load(fileOf(part));
      if (!added.has(part)) throw new Error(`${fileOf(part)} does not hold the part "${part}"`);
      return added.get(part);
    },
  };
}

/** Loads a script into this page. */
export const loadScript: LoadScript = (address) =>
  new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: address });
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${address} is not there`)));
    document.head.append(script);
  });
