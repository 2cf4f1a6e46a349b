/** What all dialogs of the page share. */
export const DIALOG = {
  centered: true,
  // A dialog's header is not the page's.
  attributes: { header: { role: 'presentation' } },
  styles: { title: { fontWeight: 650, fontSize: '1.0625rem' } },
} as const;
