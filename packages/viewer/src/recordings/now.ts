import { useEffect, useState } from 'react';

/** Milliseconds between two looks at the clock: countdowns speak in minutes. */
const TICK_MS = 30_000;

/** @returns the time, again and again; by this computer's clock, which is good enough to say "in 3 days". */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
