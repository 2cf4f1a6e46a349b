/**
 * `opname-assets.js`: hands over the pictures and fonts that the browser has loaded for what is recorded. It is told the
 * events that the sanitiser let through, so that nothing masked or hidden leads here; it reads out of the browser's cache
 * and works while nothing else is to be done. Whatever it cannot have is missing, and the recording goes on.
 */
import type { RecordedEvent } from '@opname/protocol';
import { guard } from '../guard.ts';
import { findAddresses } from './addresses-in.ts';
import { createAssetRequests, Refused, type AssetRequests } from './asset-requests.ts';
import { bareOf, followLoaded } from './loaded.ts';
import { takeAsset, type Taken, type Wish } from './take-asset.ts';
import { whenIdle } from './when-idle.ts';

export interface AssetParts {
  server: string;
  grant: string;
}

export interface Assets {
  /** Takes an event that may leave the page. */
  see: (event: RecordedEvent) => void;
  /** At once; what is under way is broken off. */
  stop: () => void;
}

/** Addresses of a page that are looked for; a page with more is made to fill memory. */
const WANTED_MAX = 2_000;

/** Milliseconds that a page is left alone after something new, in which it loads and draws what it needs. */
const SETTLE_MS = 1_000;

/** Milliseconds after which what the server could not take is offered again. */
const AGAIN_MS = 15_000;

/** What is read before it is named, so that a page with many pictures makes few requests. */
const AT_ONCE = 10;

/** Begins to hand over. */
export function startAssets({ server, grant }: AssetParts): Assets {
  const aborter = new AbortController();
  const { signal } = aborter;
  const requests = createAssetRequests(server, grant, signal);
  const wishes = createWishes(wake);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reading = '';

  function stop(): void {
    clearTimeout(timer);
    aborter.abort();
    wishes.stop();
  }
  function wake(delay = SETTLE_MS): void {
    if (!signal.aborted) timer ??= setTimeout(guard(work, stop), delay);
  }
  async function work(): Promise<void> {
    const taken: Taken[] = [];
    const next = wishes.next();
    for (const wish of next) {
      await whenIdle();
      if (signal.aborted) return;
      reading = bareOf(wish.url);
      const one = await takeAsset(wish, signal);
      if (one) taken.push(one);
    }
    const outcome = await handOver(taken, requests, signal);
    timer = undefined;
    if (outcome === 'never') stop();
    else if (outcome === 'later') wishes.putBack(next);
    if (next.length > 0) wake(outcome === 'later' ? AGAIN_MS : 0);
  }
  // A policy that lets the page read nothing of its own would be broken again with each picture, and report it.
  const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    if (effectiveDirective === 'connect-src' && bareOf(blockedURI) === reading) stop();
  };
  document.addEventListener('securitypolicyviolation', guard(onViolation), { signal });
  return { see: guard(wishes.see), stop: guard(stop) };
}

/** What is in the recording and was loaded, and was not looked at yet. */
function createWishes(onNew: () => void) {
  /** Addresses in the recording, and whether each may be read if it is of another origin. */
  const wanted = new Map<string, boolean>();
  const done = new Set<string>();
  const loaded = followLoaded(onNew);
  return {
    see: (event: RecordedEvent) => {
      findAddresses(event, (found, { isReadable }) => {
        if (!/^(?:https?:|\/|\.)/.test(found)) return;
        const address = new URL(found, location.href).href;
        if (wanted.size >= WANTED_MAX || wanted.get(address) || (wanted.has(address) && !isReadable)) return;
        wanted.set(address, isReadable);
        onNew();
      });
    },
    next(): Wish[] {
      const next: Wish[] = [];
      for (const [address, isReadable] of wanted) {
        for (const url of loaded.find(address)) {
          if (next.length === AT_ONCE) return next;
          if (!done.has(url)) next.push({ address, url, isReadable });
          done.add(url);
        }
      }
      return next;
    },
    putBack(wishes: readonly Wish[]) {
      for (const { url } of wishes) done.delete(url);
    },
    stop() {
      loaded.stop();
      wanted.clear();
    },
  };
}

/** @returns whether more may come: now, later, or never. */
async function handOver(
  taken: readonly Taken[],
  requests: AssetRequests,
  signal: AbortSignal,
): Promise<'now' | 'later' | 'never'> {
  if (taken.length === 0) return 'now';
  try {
    const wanted = await requests.name(taken.map(({ name }) => name));
    for (const { name, bytes } of taken) {
      if (!bytes || !name.hash || !wanted.has(name.hash)) continue;
      await whenIdle();
      if (signal.aborted) return 'never';
      await requests.upload(name.hash, bytes);
    }
    return 'now';
  } catch (error) {
    if (error instanceof Refused) return error.when;
    throw error;
  }
}
