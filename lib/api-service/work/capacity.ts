import type { Engine } from "@/lib/domain/engine";

/** What one executor may have under way at once, by what stands behind an engine. */
interface Room {
  /** Questions on the engine. */
  size: number;
  /** Questions of one account on the engine: the rest is kept for others, however much that account has queued. */
  perAccount: number;
}

/** What a task takes up room for. */
export interface Occupant {
  engine: Engine;
  accountId: string;
}

/** How many tasks of an account are under way on an engine. */
export interface Busy extends Occupant {
  tasks: number;
}

/** What one account may have of a room: so that a second one always finds some at once, and a lone one loses little. */
export const shareOfOne = (size: number): number => Math.ceil(size * 0.75);

const room = (size: number): Room => ({ size, perAccount: shareOfOne(size) });

/** Nobody is waited for behind the sandbox; a vendor takes many at once; a server next door computes a few at a time. */
const SIZES: ReadonlyMap<string, number> = new Map([
  ["sandbox", 64],
  ["openai-compatible", 8],
]);
const VENDOR_SIZE = 32;

/** The room for questions to an upstream. `concurrency` is a test's own figure for every engine. */
export const roomFor = (upstream: string, concurrency?: number): Room =>
  room(concurrency ?? SIZES.get(upstream) ?? VENDOR_SIZE);

/** Counts what is under way, by engine and account. */
export function createRooms() {
  const occupants = new Map<string, Occupant>();

  return {
    enter: (taskId: string, occupant: Occupant): void => void occupants.set(taskId, occupant),
    leave: (taskId: string): void => void occupants.delete(taskId),
    /** The ids of all that is under way. */
    ids: (): string[] => [...occupants.keys()],
    has: (taskId: string): boolean => occupants.has(taskId),
    on: (engine: Engine): number => [...occupants.values()].filter((one) => one.engine === engine).length,
    busy(): Busy[] {
      const counts = new Map<string, Busy>();
      for (const { engine, accountId } of occupants.values()) {
        const key = `${engine} ${accountId}`;
        counts.set(key, { engine, accountId, tasks: (counts.get(key)?.tasks ?? 0) + 1 });
      }
      return [...counts.values()];
    },
  };
}
