import { shareOfOne } from "@/lib/api-service/share-of-one";
import type { Engine } from "@/lib/domain/engines/engine";

/** What one executor may have under way at once, by what stands behind an engine. */
interface Capacity {
  /** Questions on the engine. */
  size: number;
  /** Questions of one account on the engine: the rest is kept for others, however much that account has queued. */
  perAccount: number;
}

/** What a task takes up capacity of. */
interface Occupant {
  engine: Engine;
  accountId: string;
}

/** How many tasks of an account are under way on an engine. */
interface Busy extends Occupant {
  tasks: number;
}

const capacity = (size: number): Capacity => ({ size, perAccount: shareOfOne(size) });

/** Nobody is waited for behind the sandbox; a vendor takes many at once; a server next door computes a few at a time. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ["sandbox", 64],
  ["openai-compatible", 8],
]);
const VENDOR_SIZE = 32;

/** The capacity for questions to an upstream. `concurrency` is a test's own figure for every engine. */
export const capacityFor = (upstream: string, concurrency?: number): Capacity =>
  capacity(concurrency ?? SIZES.get(upstream) ?? VENDOR_SIZE);

/** Counts what is under way, by engine and account. */
export function createOccupancy() {
  const occupants = new Map<string, Occupant>();

  return {
    enter: (taskId: string, occupant: Occupant): void => void occupants.set(taskId, occupant),
    leave: (taskId: string): void => void occupants.delete(taskId),
    /** The ids of all that is under way. */
    ids: (): string[] => [...occupants.keys()],
    has: (taskId: string): boolean => occupants.has(taskId),
    on: (engine: Engine): number => [...occupants.values()].filter((one) => one.engine === engine).length,
    busy(): Busy[] {
      const byEngineAndAccount = Map.groupBy(
        occupants.values(),
        ({ engine, accountId }) => `${engine} ${accountId}`,
      );
      return [...byEngineAndAccount.values()].flatMap(([first, ...others]) =>
        first ? { engine: first.engine, accountId: first.accountId, tasks: 1 + others.length } : [],
      );
    },
  };
}
