/** The document of a frame and those of the frames in it, as far as they are of this origin. */
export function* documentsIn(frame: HTMLIFrameElement): Generator<Document> {
  const { contentDocument } = frame;
  if (!contentDocument) return;
  yield contentDocument;
  for (const inner of contentDocument.querySelectorAll('iframe')) yield* documentsIn(inner);
}
