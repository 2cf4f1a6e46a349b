/**
 * What scripts did to style sheets, as the events that did it: a browser is needed to know what a rule means, so they are
 * kept and not carried out. What a later event makes void is let go of, or a page that animates a rule would keep each step.
 */
import { fieldsOf, listOf, SOURCE, type Fields } from './rrweb-events.ts';

export interface SheetState {
  take(data: Fields): void;
  adopt(data: Fields): void;
  /** The sheet of an element was read anew. */
  reset(id: number): void;
  /** A node has left the page. */
  forget(id: number): void;
  clear(): void;
  /** The data of the events that bring new sheets to where they are; `isThere` says which nodes are on the page. */
  describe(isThere: (id: number) => boolean): Fields[];
}

interface Constructed {
  /** Where it was first adopted: it belongs to that node's document. */
  host: number;
  rules: unknown[];
}

export function createSheetState(): SheetState {
  const changes = new Map<string, Fields[]>();
  const constructed = new Map<number, Constructed>();
  const adopted = new Map<number, number[]>();

  return {
    take(data) {
      const key = keyOf(data);
      const list = changes.get(key) ?? [];
      changes.set(key, list);
      append(list, data);
    },
    adopt({ id, styleIds, styles }) {
      if (typeof id !== 'number') return;
      for (const style of listOf(styles).map(fieldsOf)) {
        const { styleId, rules } = style;
        if (typeof styleId !== 'number') continue;
        constructed.set(styleId, { host: id, rules: listOf(rules) });
        changes.delete(keyOf({ styleId }));
      }
      adopted.set(
        id,
        listOf(styleIds).filter((styleId) => typeof styleId === 'number'),
      );
    },
    reset: (id) => void changes.delete(keyOf({ id })),
    forget(id) {
      changes.delete(keyOf({ id }));
      adopted.delete(id);
    },
    clear() {
      changes.clear();
      constructed.clear();
      adopted.clear();
    },
    describe(isThere) {
      return [
        ...describeAdopted(constructed, adopted, isThere),
        ...[...changes].filter(([key]) => isSheetThere(key, constructed, isThere)).flatMap(([, list]) => list),
      ];
    },
  };
}

function keyOf({ id, styleId }: Fields): string {
  return typeof styleId === 'number' && styleId > 0 ? `sheet ${styleId}` : `node ${String(id)}`;
}

function isSheetThere(key: string, sheets: ReadonlyMap<number, Constructed>, isThere: (id: number) => boolean) {
  const [kind, number] = key.split(' ');
  return kind === 'sheet' ? sheets.has(Number(number)) : isThere(Number(number));
}

/** Sheets first where they were made, then who wears which: one that nobody wears now may be worn again. */
function describeAdopted(
  sheets: ReadonlyMap<number, Constructed>,
  adopted: ReadonlyMap<number, number[]>,
  isThere: (id: number) => boolean,
): Fields[] {
  const hosts = new Map<number, Fields[]>();
  for (const [styleId, { host, rules }] of sheets) {
    const wearer = isThere(host) ? host : [...adopted].find(([, ids]) => ids.includes(styleId))?.[0];
    if (wearer === undefined) continue;
    hosts.set(wearer, [...(hosts.get(wearer) ?? []), { styleId, rules }]);
  }
  const makes = [...hosts].map(([id, styles]) => ({
    source: SOURCE.adoptedSheets,
    id,
    styleIds: adopted.get(id) ?? [],
    styles,
  }));
  const wears = [...adopted]
    .filter(([id]) => isThere(id))
    .map(([id, styleIds]) => ({ source: SOURCE.adoptedSheets, id, styleIds }));
  return [...makes, ...wears];
}

function append(list: Fields[], data: Fields): void {
  if (typeof data['replace'] === 'string' || typeof data['replaceSync'] === 'string') list.length = 0;
  if (data['source'] === SOURCE.styleDeclaration) removeSaid(list, data);
  else if (undoesLast(list.at(-1), data)) {
    list.pop();
    return;
  }
  list.push(data);
}

/** An earlier word on the same property of the same rule is void, unless rules have moved since. */
function removeSaid(list: Fields[], data: Fields): void {
  const said = sayingOf(data);
  for (let at = list.length - 1; at >= 0; at--) {
    const other = list[at];
    if (other?.['source'] !== SOURCE.styleDeclaration) return;
    if (sayingOf(other) !== said) continue;
    list.splice(at, 1);
    return;
  }
}

function sayingOf({ index, set, remove }: Fields): string {
  return JSON.stringify([index, fieldsOf(set)['property'] ?? fieldsOf(remove)['property']]);
}

/** A rule that is put in and taken out again, as libraries do that measure, leaves nothing. */
function undoesLast(before: Fields | undefined, { adds, removes }: Fields): boolean {
  if (!before || before['source'] !== SOURCE.sheetRule || listOf(adds).length > 0) return false;
  const [added, ...moreAdded] = listOf(before['adds']);
  const [removed, ...moreRemoved] = listOf(removes);
  if (moreAdded.length + moreRemoved.length > 0 || listOf(before['removes']).length > 0) return false;
  const at = fieldsOf(added)['index'];
  return typeof at === 'number' && at === fieldsOf(removed)['index'];
}
