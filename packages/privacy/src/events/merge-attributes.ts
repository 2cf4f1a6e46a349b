import type { Attributes } from '../mirror/mirror.ts';

/** @returns an element's attributes after a change; null takes one away. */
export function merge(before: Attributes, changed: Attributes): Attributes {
  const merged: Attributes = { ...before };
  for (const [name, value] of Object.entries(changed)) {
    if (value === null) delete merged[name];
    else if (name === 'style' && typeof value === 'object')
      merged[name] = mergeStyle(before[name], value as Attributes);
    else merged[name] = value;
  }
  return merged;
}

/** A style that comes as its differences; only what decides on visibility has to be known afterwards. */
function mergeStyle(before: unknown, changed: Attributes): string {
  let style = typeof before === 'string' ? before : '';
  for (const [property, value] of Object.entries(changed)) {
    style = style.replaceAll(new RegExp(`(?:^|;)\\s*${property.replaceAll(/[^\w-]/g, '')}\\s*:[^;]*`, 'g'), '');
    if (value !== false && !String(value).includes('url('))
      style += `;${property}:${Array.isArray(value) ? String(value[0]) : String(value)}`;
  }
  return style;
}
