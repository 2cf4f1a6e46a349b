import { render } from 'preact';
import { addOpnameTag } from './account/opname-tag.ts';
import { readTrial } from './account/trial.ts';
import { startRatingStars } from './dashboard/rating-stars.ts';
import { startTrialCountdown } from './dashboard/trial-countdown.ts';
import { App } from './shell/app-shell.tsx';

const trial = readTrial();

if (trial === undefined) {
  location.replace('index.html');
} else {
  addOpnameTag(trial);
  startTrialCountdown();
  startRatingStars();
  render(<App trial={trial} />, document.body);
}
