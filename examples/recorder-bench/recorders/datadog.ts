import { datadogRum } from '@datadog/browser-rum';
import { PEER } from './wire.ts';

export function start(): void {
  datadogRum.init({
    applicationId: 'bench',
    clientToken: 'pub-bench',
    proxy: ({ path, parameters }) => `${PEER}${path}?${parameters}`,
    sessionSampleRate: 100,
    sessionReplaySampleRate: 100,
    defaultPrivacyLevel: 'allow',
  });
}
