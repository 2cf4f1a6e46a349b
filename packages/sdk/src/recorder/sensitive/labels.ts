/** The labels of a page by the id of what they are for. */
export interface Labels {
  /** Takes note of a label; one whose `for` has changed is found under both. */
  note(label: Element): void;
  /** @returns the labels that are for the element. */
  of(this: void, element: Element): Element[];
}

/**
 * Browsers know the labels of a field too, but look through the whole page for them after every change of it. Held weakly,
 * so that a form that is gone is not kept.
 */
export function createLabels(): Labels {
  const byId = new Map<string, WeakRef<Element>[]>();

  function living(id: string): Element[] {
    return (byId.get(id) ?? []).flatMap((label) => label.deref() ?? []);
  }
  return {
    note(label) {
      const id = label.getAttribute('for');
      if (!id) return;
      const known = living(id);
      if (known.includes(label)) return;
      byId.set(
        id,
        [...known, label].map((one) => new WeakRef(one)),
      );
    },
    of(element) {
      const { id } = element;
      if (!id || !byId.has(id)) return [];
      const root = element.getRootNode();
      return living(id).filter((label) => label.getAttribute('for') === id && label.getRootNode() === root);
    },
  };
}
