import { addressesInHead, addressesInMarkup, addressesOfPages } from './addresses.ts';
import type { Theme } from './channel.ts';
import { codes } from './codes.ts';
import { keysInText, numbersInText, numbersTyped } from './detectors.ts';
import { disguises } from './disguises.ts';
import { drawings } from './drawings.ts';
import { echoesEncoded } from './echoes-encoded.ts';
import { echoesInAttributes } from './echoes-in-attributes.ts';
import { echoesInStyles } from './echoes-in-styles.ts';
import { echoesElsewhere, echoesInText } from './echoes.ts';
import { entered } from './entered.ts';
import { frames } from './frames.ts';
import { invisible } from './invisible.ts';
import { languages } from './languages.ts';
import { layout } from './layout.ts';
import { namedFields } from './named-fields.ts';
import { passwords } from './passwords.ts';
import { oneTurn } from './one-turn.ts';
import { remounts } from './remounts.ts';
import { repeated } from './repeated.ts';
import { rules } from './rules.ts';
import { runTime } from './run-time.ts';
import { shadowRoots } from './shadow-roots.ts';
import { siteRules } from './site-rules.ts';
import { surroundings } from './surroundings.ts';
import { texts } from './texts.ts';
import { typedOrChosen } from './typed.ts';

/** Every page of the corpus, in the order in which a run opens them. */
export const CORPUS: readonly Theme[] = [
  texts,
  passwords,
  remounts,
  namedFields,
  languages,
  codes,
  surroundings,
  echoesInText,
  echoesElsewhere,
  echoesInStyles,
  echoesEncoded,
  echoesInAttributes,
  addressesOfPages,
  addressesInMarkup,
  addressesInHead,
  invisible,
  numbersInText,
  keysInText,
  numbersTyped,
  disguises,
  shadowRoots,
  frames,
  typedOrChosen,
  rules,
  siteRules,
  oneTurn,
  entered,
  repeated,
  drawings,
  layout,
  runTime,
];
