import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { z } from "zod";

const LOOK_MS = 200;

const acknowledged = z.array(z.object({ taskId: z.string(), kind: z.enum(["postback", "pingback"]) }));

/** Looks at the database from outside, over its restarts, and remembers when it first saw an acknowledgement committed. */
export function observe(databaseUrl: () => string | null) {
  const acknowledgedAt = new Map<string, number>();
  const ending = new AbortController();

  async function watch(): Promise<void> {
    while (!ending.signal.aborted) {
      await withClient(databaseUrl(), async (client) => {
        while (!ending.signal.aborted) {
          const { rows } = await client.query(
            `select task_id as "taskId", kind from api.callback where state = 'delivered'`,
          );
          const at = Date.now();
          for (const { taskId, kind } of acknowledged.parse(rows)) {
            const key = `${kind} ${taskId}`;
            if (!acknowledgedAt.has(key)) acknowledgedAt.set(key, at);
          }
          await wait(LOOK_MS);
        }
      }).catch(() => undefined);
      await wait(LOOK_MS);
    }
  }
  const watching = watch();

  return {
    /** When an acknowledgement was seen to be committed, by `<kind> <task id>`. */
    acknowledgedAt,
    stop: async () => {
      ending.abort();
      await watching;
    },
  };
}

/** Runs something on a connection of its own. */
export async function withClient<Value>(
  databaseUrl: string | null,
  use: (client: Client) => Promise<Value>,
): Promise<Value> {
  if (databaseUrl === null) throw new Error("there is no database yet");
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
  // A connection that dies fails its query, not the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends the leases of live calls whose web process is gone; how many that were. Of the living, nobody may ask at the moment. */
export const endLiveLeases = (databaseUrl: string | null): Promise<number> =>
  withClient(databaseUrl, async (client) => {
    const { rowCount } = await client.query(
      "update api.task set lease_until = now() where method = 'live' and state = 'running'",
    );
    return rowCount ?? 0;
  });

const open = z.tuple([z.object({ open: z.number() })]);

/** Tasks and callbacks that are not over; -1 while the database is away. */
export const openWork = (databaseUrl: string | null): Promise<number> =>
  withClient(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select (select count(*) from api.task where state in ('queued', 'running'))::int
            + (select count(*) from api.callback where state <> 'delivered')::int as open`,
    );
    return open.parse(rows)[0].open;
  }).catch(() => -1);
