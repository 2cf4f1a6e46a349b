import { guard } from '../guard.ts';

export interface LifeParts {
  /** Nobody looks at the document any more. On a phone it may be the last that is heard of it. */
  hide: () => void;
  /** The document goes away, for good or to the back/forward cache. */
  leave: () => void;
  /** It has come back from there, and is a page of its own from now on. */
  comeBack: () => void;
  /** Milliseconds until the window ends. */
  remaining: () => number;
  onWindowOver: () => void;
}

/** Follows the document's life and the window's end. @returns what stops it. */
export function startLife({ hide, leave, comeBack, remaining, onWindowOver }: LifeParts): () => void {
  const end = setTimeout(guard(onWindowOver), remaining());
  const onVisibility = guard(() => {
    if (document.visibilityState === 'hidden') hide();
    // Timers stand still while the machine sleeps.
    else if (remaining() <= 0) onWindowOver();
  });
  const onHide = guard(leave);
  const onShow = guard((event: PageTransitionEvent) => event.persisted && remaining() > 0 && comeBack());
  addEventListener('pagehide', onHide);
  addEventListener('pageshow', onShow);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(end);
    removeEventListener('pagehide', onHide);
    removeEventListener('pageshow', onShow);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
