import { createSerial, type Serial } from './serial.ts';
import type { Leases } from './store/leases.ts';

/** For one of many nodes: in line on this one, and then alone among all by a lease. */
export function createLeasedSerial(leases: Pick<Leases, 'hold' | 'holdIfFree'>): Serial {
  const own = createSerial();
  const serial = <Result>(key: string, task: () => Promise<Result>) => own(key, () => leases.hold(key, task));
  return Object.assign(serial, {
    unlessTaken: (key: string, task: () => Promise<unknown>) => own(key, () => leases.holdIfFree(key, task)),
  });
}
