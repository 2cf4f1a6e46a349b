import { start, type Handle, type StartOptions, type Status } from '@opname/sdk';
import { useEffect, useState } from 'react';

/**
 * Asks the person who is signed in and, after a yes, records until the window ends. May be used by as many components as
 * like to: the same person gets the same handle. Whoever signs in after somebody else needs a fresh document.
 */
export function useOpname(options: StartOptions): { handle: Handle; status: Status } {
  const [handle] = useState(() => start(options));
  const [status, setStatus] = useState(handle.status);
  useEffect(() => {
    setStatus(handle.status());
    return handle.on('change', setStatus);
  }, [handle]);
  return { handle, status };
}
