import * as sentry from '@sentry/browser';

export function start(): void {
  sentry.init({
    dsn: `${location.protocol}//bench@${location.host}/1`,
    integrations: [sentry.replayIntegration({ maskAllText: false, blockAllMedia: false, minReplayDuration: 0 })],
    replaysSessionSampleRate: 1,
  });
}
