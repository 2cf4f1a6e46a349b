/** Every number that both ends must agree on, with its unit and its reason. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const KIB = 1024;
const MIB = 1024 * KIB;

/** Milliseconds from the start of the trial in which anything may be recorded: the product's promise. */
export const WINDOW_MS = 120 * MINUTE;

/** Milliseconds after the window during which a chunk that was recorded inside it may still arrive (offline at the end). */
export const LATE_UPLOAD_MS = 10 * MINUTE;

/** Milliseconds by which a client's clock may run ahead of the server's before an event counts as "from the future". */
export const CLOCK_SKEW_MS = 30 * SECOND;

/** Milliseconds a recording may be watched after its window, unless its site says less. */
export const RETENTION_MS = 30 * DAY;

/** Bytes of one packed chunk. A full picture of 20,000 nodes packs to 0.15 MiB; ten times that with its styles still fits. */
export const CHUNK_MAX_BYTES = 2 * MIB;

/** Bytes one chunk may unpack to. JSON of a picture packs 10:1 to 15:1; beyond it is a bomb. */
export const CHUNK_MAX_UNPACKED_BYTES = 32 * MIB;

/** Packed bytes of one recording. A busy hour is 6 MiB, so two hours of a heavy app leave tenfold room. */
export const RECORDING_MAX_BYTES = 256 * MIB;

/** Chunks of one page: one every two seconds for two hours is 3,600. */
export const PAGE_MAX_CHUNKS = 20_000;

/** Pages of one recording: someone who opens a page every 15 s for two hours makes 480. */
export const RECORDING_MAX_PAGES = 2_000;

/** Characters of a site's own id for a participant; a UUID is 36, an e-mail address at most 254. */
export const SUBJECT_MAX_LENGTH = 256;

/** Characters of the question with both of its layers, of which the longest has some 6,000. */
export const QUESTION_MAX_LENGTH = 20_000;

/** Bytes that all keepalive requests of a page may have in flight together (Fetch standard, section 4.6). */
export const KEEPALIVE_MAX_BYTES = 64 * KIB;

/** Bytes of a draft: the longest privacy policies have some 100 kB, in a few languages. */
export const DRAFT_MAX_BYTES = MIB;

/** Bytes of one picture or font. A photograph across a screen has 0.5 MiB, a font of all Latin letters 0.1 MiB. */
export const ASSET_MAX_BYTES = 2 * MIB;

/** Pixels of one picture: more than phones take, and 200 MB when it is drawn. Few bytes can hold any number. */
export const ASSET_MAX_PIXELS = 50_000_000;

/** Pictures and fonts of one recording: three times what the pages that people use load for a view (HTTP Archive). */
export const RECORDING_MAX_ASSETS = 200;

/** Bytes of all pictures and fonts of one recording, a twelfth of what it may hold. */
export const RECORDING_MAX_ASSET_BYTES = 20 * MIB;

/** Addresses for which a recording keeps what they stand for; several stand for one picture, or for one that is missing. */
export const RECORDING_MAX_ASSET_NAMES = 1_000;

/** Addresses that are named at once, so that the longest fit into a body of JSON. */
export const ASSET_NAMES_AT_ONCE = 50;

/** Recordings in one answer of the list. */
export const LIST_MAX = 200;

/** Milliseconds before its end in which a recording "expires soon": enough to still plan watching it. */
export const EXPIRES_SOON_MS = 3 * DAY;

/** Percent of what is active in a recording after which it counts as watched: nobody waits for the last seconds. */
export const WATCHED_ENOUGH_PERCENT = 90;
