/**
 * Opens the preview by Alt+Shift+O, for a developer and not for participants: a page on plain http is a secure context
 * only on an address of this machine. https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy
 */
export function onPreviewKey(open: () => void): void {
  if (!isSecureContext || location.protocol !== 'http:') return;
  addEventListener('keydown', ({ altKey, shiftKey, code }) => {
    if (altKey && shiftKey && code === 'KeyO') open();
  });
}
