import { childrenOf, isFrameDocument, nodesIn, type PageNode } from './page-tree.ts';
import { NODE, type Fields } from './rrweb-events.ts';

/** @returns a node as a full snapshot holds it; what is in frames comes after it. */
export function describeTree(node: PageNode): Fields {
  const { fields, attributes, type } = node;
  if (type === NODE.document) return { ...fields, childNodes: describeChildren(node) };
  if (type !== NODE.element) return { ...fields };
  return { ...fields, attributes: { ...attributes }, childNodes: describeChildren(node) };
}

function describeChildren(node: PageNode): Fields[] {
  const described: Fields[] = [];
  for (const child of childrenOf(node)) if (!isFrameDocument(child)) described.push(describeTree(child));
  return described;
}

/** @returns the documents of frames, each after the one around it. */
export function frameDocumentsOf(root: PageNode): { parentId: number; node: Fields }[] {
  const found: { parentId: number; node: Fields }[] = [];
  for (const node of nodesIn(root)) {
    if (node.parent && isFrameDocument(node)) found.push({ parentId: node.parent.id, node: describeTree(node) });
  }
  return found;
}
