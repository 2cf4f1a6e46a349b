/** What only sites with rules need; a script of its own, so that nobody else loads it. */
export { parseRules } from '@opname/privacy';
export { startCanvasPictures } from './canvas-pictures.ts';
