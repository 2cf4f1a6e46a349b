import type { Level } from '@opname/protocol';
import type { Echoes } from './echoes/echoes.ts';
import type { Growth } from './events/growth.ts';
import type { FieldWatch } from './mirror/field-watch.ts';
import type { Mirror, MirrorNode } from './mirror/mirror.ts';
import type { CssPolicy } from './policies/css.ts';
import type { UrlPolicy } from './policies/url.ts';
import type { CompiledRule, CompiledRules } from './rules/rules.ts';
import type { Scrubber } from './scrub.ts';

/** All that the sanitiser of one page knows; handed to each policy. */
export interface Session {
  level: Level;
  rules: CompiledRules;
  pageUrl: string;
  /** The rules that hold on the page's address. */
  active: readonly CompiledRule[];
  /** Which patterns of addresses fitted, as the sanitiser before this one told; undefined in the first. */
  fitting: ReadonlySet<string> | undefined;
  echoes: Echoes;
  scrubber: Scrubber;
  mirror: Mirror;
  fields: FieldWatch;
  css: CssPolicy;
  /** Addresses of what is fetched to draw the page, and of links. */
  url: UrlPolicy;
  /** Whether an end that may yet become something sensitive is held back. */
  holdsBack: boolean;
  growth: Growth;
  moves: MovesAs;
  /** The time of the event, in milliseconds since 1970. */
  now: number;
  /** What is being typed, where its end is held back. */
  typing: { id: number; raw: string } | undefined;
  sizeOf: SizeOf | undefined;
  isEdited: IsEdited | undefined;
  /** Counts something that was left out. */
  drop(this: void, reason: string): undefined;
}

/** The size in CSS pixels of an element as it is drawn, so that a hidden one keeps its place. */
export type SizeOf = (id: number) => { width: number; height: number } | undefined;

/** Whether moves are told as they are, to another sanitiser; else which of them are written out. */
export type MovesAs = 'told' | ((node: MirrorNode) => boolean);

/** Whether the document of a body is in design mode, so that all of it is what somebody writes. */
export type IsEdited = (id: number) => boolean;
