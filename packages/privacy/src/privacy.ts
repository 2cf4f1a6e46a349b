/** Levels, rules, detectors and the sanitiser that every recorded event passes. The one door of this package. */
export { createAllowance } from './allowance.ts';
export { assetTypeOf } from './assets/asset-type.ts';
export { cleanAddress } from './assets/clean-address.ts';
export { createEchoes, type EchoKind, type Echoes } from './echoes/echoes.ts';
export { rememberValue } from './echoes/remember.ts';
export { isSensitiveName, isSensitiveText, sensitiveBecause, type FieldHints } from './fields/field.ts';
export { isMasked, MASK } from './mask.ts';
export { parseRules } from './rules/parse-rules.ts';
export {
  defineRules,
  NO_RULES,
  type Action,
  type CanvasRule,
  type CompiledRules,
  type Region,
  type Rule,
  type Rules,
} from './rules/rules.ts';
export type { Matchable } from './rules/selector.ts';
export { RULES_SCHEMA } from './rules/schema.ts';
export { explain, type Explanation } from './explain.ts';
export type { Session } from './session.ts';
export { createSanitiser, type Sanitiser, type SanitiserFacts, type SanitiserOptions } from './sanitiser.ts';
export type { Steps } from './steps.ts';
