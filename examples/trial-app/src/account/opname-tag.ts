import type { Trial } from './trial.ts';

/**
 * Adds the script tag that Opname's README gives to everyone. Only its attributes are filled in here, because only
 * the browser knows who signed up; an app whose server renders its pages writes the same tag into its HTML.
 */
export function addOpnameTag(trial: Trial): void {
  const script = document.createElement('script');
  script.src = '/opname.js';
  script.async = true;
  script.dataset.site = 'demo';
  script.dataset.subject = trial.subject;
  script.dataset.trialStart = trial.trialStart;
  script.dataset.locale = trial.language;
  document.head.append(script);
}
