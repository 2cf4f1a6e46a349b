import type { Staff } from './staff.ts';

/** @returns by what name staff is known, from what is written down of who did something. */
export type NameOfStaff = (id: string) => Promise<string>;

/** An account that is gone keeps the id under which its deeds are written down; a machine is its own name. */
export function createNameOfStaff(staff: Staff): NameOfStaff {
  return async (id) => {
    const { internalAdapter } = await staff.context;
    return (await internalAdapter.findUserById(id))?.email ?? id;
  };
}
