/** What experts write on recordings. */
export interface NoteTables {
  notes: Notes;
  note_readers: NoteReaders;
  tags: Tags;
}

/** `sealed` are its words; `author` is the id of somebody of the staff. */
export interface Notes {
  id: string;
  recording: string;
  page: string;
  at: number;
  under: string | null;
  author: string;
  written_at: number;
  changed_at: number | null;
  sealed: Uint8Array;
}

/** Whom of the staff a note is for; `read_at` is when they first read the notes of its recording after it was written. */
export interface NoteReaders {
  note: string;
  staff: string;
  recording: string;
  why: 'mentioned' | 'answered';
  read_at: number | null;
}

/** `sealed` is its name; `author` is the id of somebody of the staff. */
export interface Tags {
  id: string;
  recording: string;
  author: string;
  written_at: number;
  sealed: Uint8Array;
}
