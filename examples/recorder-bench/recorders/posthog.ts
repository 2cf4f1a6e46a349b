import { posthog } from 'posthog-js/dist/module.full.no-external';
import { PEER } from './wire.ts';

export function start(): void {
  posthog.init('phc_bench', {
    api_host: `${PEER}/posthog`,
    opt_out_useragent_filter: true,
    session_recording: { maskAllInputs: false },
  });
}
