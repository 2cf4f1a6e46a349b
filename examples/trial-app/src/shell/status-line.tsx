import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';

/** Time enough to read a line of ten words twice. */
const SHOWN_MS = 5000;

/** The live region is always there, because one that comes with its text is not read aloud by all screen readers. */
export function StatusLine({ status }: { status: { message: string } | undefined }): VNode {
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (status === undefined) return undefined;
    setShown(status.message);
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [status]);
  return (
    <div class="status-line" role="status">
      {shown !== undefined && (
        <p>
          <Icon name="check" />
          {shown}
        </p>
      )}
    </div>
  );
}
