/** An async script may run before there is a body to show anything in. @returns what takes away what is shown. */
export function onceThereIsABody(show: () => () => void): () => void {
  let close = () => document.removeEventListener('DOMContentLoaded', begin);
  const begin = () => void (close = show());
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
  return () => close();
}
