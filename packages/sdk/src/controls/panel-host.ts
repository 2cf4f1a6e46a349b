let open: HTMLElement | undefined;

/** Remembers the panel that is on the screen, so that no element of the page can pass for it. */
export function rememberPanel(host: HTMLElement | undefined): void {
  open = host;
}

/** @returns whether this is inside the panel that is on the screen. */
export function isOfPanel(node: Node | null): boolean {
  return node !== null && node.getRootNode() === open?.shadowRoot;
}
