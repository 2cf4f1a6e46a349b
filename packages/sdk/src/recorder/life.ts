import { guard } from '../guard.ts';

export interface LifeParts {
  /** Nobody looks at the document any more. On a phone it may be the last that is heard of it. */
  hide: () => void;
  /** The document goes away, for good or to the back/forward cache. */
  leave: () => void;
  /** It has come back from there, and is a page of its own from now on. */
  comeBack: () => void;
  /** Called twice a second, and when somebody looks at the document again: timers stand still while the machine sleeps. */
  tick: () => void;
}

/** Milliseconds between two looks at what can end a recording: a hidden indicator has to within two seconds. */
const TICK_MS = 500;

/** Follows the document's life. @returns what stops it. */
export function startLife({ hide, leave, comeBack, tick }: LifeParts): () => void {
  const onTick = guard(tick);
  const ticking = setInterval(onTick, TICK_MS);
  const onVisibility = guard(() => (document.visibilityState === 'hidden' ? hide() : tick()));
  const onHide = guard(leave);
  const onShow = guard((event: PageTransitionEvent) => event.persisted && comeBack());
  addEventListener('pagehide', onHide);
  addEventListener('pageshow', onShow);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearInterval(ticking);
    removeEventListener('pagehide', onHide);
    removeEventListener('pageshow', onShow);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
