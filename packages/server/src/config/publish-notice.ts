import { NO_RULES, type Rules } from '@opname/privacy';
import { PURPOSES, type Notice, type PublishedNotice } from '@opname/protocol';
import { canonicalJson, sha256 } from '../canonical-json.ts';

/** What recordings are for where a notice says nothing more exact. */
const DEFAULT_PURPOSES = PURPOSES.slice(0, 2);

/**
 * @returns the notice with the hash that a consent names, and with that of what is done: a change of words makes a new
 * notice, a change of what is done makes another process, about which everybody is asked again.
 */
export function publishNotice(notice: Notice, rules?: Rules): PublishedNotice {
  return { ...notice, hash: sha256(canonicalJson(notice)), process: processHash(notice, rules) };
}

function processHash(notice: Notice, rules: Rules | undefined): string {
  const { controller, level, windowMinutes, retentionDays, processors } = notice;
  return sha256(
    canonicalJson({
      controller,
      level,
      windowMinutes,
      retentionDays,
      processors,
      purposes: notice.purposes ?? DEFAULT_PURPOSES,
      recipients: notice.recipients ?? [],
      rules: rules ?? { version: NO_RULES.version },
    }),
  );
}
