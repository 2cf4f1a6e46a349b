import type { Case } from './case.ts';
import { FIELDS } from './fields.ts';
import { LAYERS } from './layers.ts';
import { PICTURES } from './pictures.ts';
import { PLACES } from './places.ts';
import { SHEETS } from './sheets.ts';
import { TREES } from './trees.ts';

export const CASES: readonly Case[] = [...FIELDS, ...LAYERS, ...SHEETS, ...TREES, ...PLACES, ...PICTURES];
