import { AsyncLocalStorage } from "node:async_hooks";
import type { Pool } from "pg";

interface Watched {
  statements: number;
  /** The statement before which the connection dies, counted from 1; with a commit, right after it. */
  diesAt: number | null;
  committed: boolean;
}

const watched = new AsyncLocalStorage<Watched>();

const KILL = "select pg_terminate_backend(pg_backend_pid())";

const textOf = (statement: unknown): string => {
  if (typeof statement === "string") return statement;
  return typeof statement === "object" && statement !== null && "text" in statement
    ? String(statement.text)
    : "";
};

/** Lets `watchStatements` see what a pool's connections are asked. To be called before the pool has any. */
export function makeWatchable(pool: Pool): void {
  pool.on("connect", (client) => {
    const query: unknown = client.query;
    if (typeof query !== "function") throw new Error("a connection that cannot be asked");
    const ask = (...args: unknown[]): unknown => Reflect.apply(query, client, args);

    /** As when its server goes away. Over only when the pool knows of it, so that nobody else gets the connection. */
    async function die(): Promise<never> {
      const ended = new Promise((resolve) => client.once("end", resolve));
      await Promise.allSettled([ask(KILL), ended]);
      throw new Error("the connection died");
    }

    async function askWatched(seen: Watched, args: unknown[]): Promise<unknown> {
      seen.statements += 1;
      const dies = seen.statements === seen.diesAt;
      const commits = /^\s*commit\s*$/i.test(textOf(args[0]));
      if (dies && !commits) return die();
      const result = await ask(...args);
      if (commits) seen.committed = true;
      return dies ? die() : result;
    }

    Object.assign(client, {
      query: (...args: unknown[]): unknown => {
        const seen = watched.getStore();
        return seen && typeof args.at(-1) !== "function" ? askWatched(seen, args) : ask(...args);
      },
    });
  });
}

/**
 * Does work whose connection may die at one of its statements, and says how many it asked and whether it committed.
 * `result` is undefined where it died; any other error is thrown.
 */
export async function watchStatements<Result>(
  work: () => Promise<Result>,
  diesAt: number | null = null,
): Promise<{ result: Result | undefined; statements: number; committed: boolean }> {
  const seen: Watched = { statements: 0, diesAt, committed: false };
  try {
    const result = await watched.run(seen, work);
    return { result, statements: seen.statements, committed: seen.committed };
  } catch (error) {
    if (diesAt === null || seen.statements < diesAt) throw error;
    return { result: undefined, statements: seen.statements, committed: seen.committed };
  }
}
